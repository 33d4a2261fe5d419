/** Bluesky: the client, its ruler, its error map, its shared session. */
@NullMarked
package city.belfry.platform.bluesky;

import org.jspecify.annotations.NullMarked;
