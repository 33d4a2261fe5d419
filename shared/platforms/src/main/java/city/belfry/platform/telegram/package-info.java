/** Telegram: the client, its ruler, its error map. */
@NullMarked
package city.belfry.platform.telegram;

import org.jspecify.annotations.NullMarked;
