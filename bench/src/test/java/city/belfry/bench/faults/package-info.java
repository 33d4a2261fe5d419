@NullMarked
package city.belfry.bench.faults;

import org.jspecify.annotations.NullMarked;
