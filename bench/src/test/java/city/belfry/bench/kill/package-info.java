@NullMarked
package city.belfry.bench.kill;

import org.jspecify.annotations.NullMarked;
