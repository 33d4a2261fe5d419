/** Telegram's Bot API, played on this machine. */
@NullMarked
package city.belfry.platform.telegram.stage;

import org.jspecify.annotations.NullMarked;
