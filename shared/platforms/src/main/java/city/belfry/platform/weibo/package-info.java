/** Weibo's open platform: the client, its ruler, its error map. */
@NullMarked
package city.belfry.platform.weibo;

import org.jspecify.annotations.NullMarked;
