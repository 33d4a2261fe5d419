/** X: the client, its ruler, its error map. */
@NullMarked
package city.belfry.platform.x;

import org.jspecify.annotations.NullMarked;
