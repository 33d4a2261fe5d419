/** What the benches with real processes share: posts, what landed on the stage, and the judge. */
@org.jspecify.annotations.NullMarked
package city.belfry.bench.load;
