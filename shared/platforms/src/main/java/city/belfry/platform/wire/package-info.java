@NullMarked
package city.belfry.platform.wire;

import org.jspecify.annotations.NullMarked;
