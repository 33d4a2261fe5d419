/** A Mastodon server, played on this machine. */
@NullMarked
package city.belfry.platform.mastodon.stage;

import org.jspecify.annotations.NullMarked;
