/** How late the first byte arrives, and how late it would without Belfry. */
@org.jspecify.annotations.NullMarked
package city.belfry.bench.lateness;
