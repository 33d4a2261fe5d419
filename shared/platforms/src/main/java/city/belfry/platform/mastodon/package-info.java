/** Mastodon, and servers that only speak its API. */
@NullMarked
package city.belfry.platform.mastodon;

import org.jspecify.annotations.NullMarked;
