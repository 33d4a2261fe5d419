/** The commands that measure and prove, each printing a table. */
@NullMarked
package city.belfry.bench;

import org.jspecify.annotations.NullMarked;
