@NullMarked
package city.belfry.bench.cost;

import org.jspecify.annotations.NullMarked;
