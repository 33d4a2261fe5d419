/** An AT Protocol personal data server, played on this machine. */
@NullMarked
package city.belfry.platform.bluesky.stage;

import org.jspecify.annotations.NullMarked;
