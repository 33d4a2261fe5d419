@NullMarked
package city.belfry.bench.soak;

import org.jspecify.annotations.NullMarked;
