/** How long the platforms' rulers take. */
@org.jspecify.annotations.NullMarked
package city.belfry.bench.rulers;
