/** Faults that enter through what a function gets from outside, on a time line that repeats. */
@NullMarked
package city.belfry.local.faults;

import org.jspecify.annotations.NullMarked;
