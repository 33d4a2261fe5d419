/** A receiver of signed webhooks, played on this machine. */
@NullMarked
package city.belfry.platform.webhook.stage;

import org.jspecify.annotations.NullMarked;
