/** What every platform's client does alike on the wire. */
@NullMarked
package city.belfry.platform.wire;

import org.jspecify.annotations.NullMarked;
