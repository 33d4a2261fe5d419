/** Minutes of random work on real processes, and random ends. */
@org.jspecify.annotations.NullMarked
package city.belfry.bench.soak;
