@NullMarked
package city.belfry.bench.lateness;

import org.jspecify.annotations.NullMarked;
