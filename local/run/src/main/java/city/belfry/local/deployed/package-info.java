/**
 * What the zips need beside them to be rehearsed as they are deployed, with the stage for the
 * platforms.
 */
@NullMarked
package city.belfry.local.deployed;

import org.jspecify.annotations.NullMarked;
