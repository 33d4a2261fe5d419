@NullMarked
package city.belfry.bench.load;

import org.jspecify.annotations.NullMarked;
