/** Every fault at every boundary of the whole way of a post, judged by what the stage received. */
@NullMarked
package city.belfry.bench.faults;

import org.jspecify.annotations.NullMarked;
