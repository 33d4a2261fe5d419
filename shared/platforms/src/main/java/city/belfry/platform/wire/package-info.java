/** What the clients of all platforms share: addresses, secrets, answers as they may be kept. */
@NullMarked
package city.belfry.platform.wire;

import org.jspecify.annotations.NullMarked;
