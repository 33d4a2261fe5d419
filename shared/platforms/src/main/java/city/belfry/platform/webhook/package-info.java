/** A receiver of the city's own, told by signed requests: Standard Webhooks. */
@NullMarked
package city.belfry.platform.webhook;

import org.jspecify.annotations.NullMarked;
