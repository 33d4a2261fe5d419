/** A thousand deliveries at one instant, and a town that is killed among them. */
@org.jspecify.annotations.NullMarked
package city.belfry.bench.kill;
