/** X, played on this machine. */
@NullMarked
package city.belfry.platform.x.stage;

import org.jspecify.annotations.NullMarked;
