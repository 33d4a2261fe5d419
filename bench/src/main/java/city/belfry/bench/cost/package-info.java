/**
 * What a month costs: requests counted in the town on this machine, times a price list that is
 * data.
 */
@org.jspecify.annotations.NullMarked
package city.belfry.bench.cost;
