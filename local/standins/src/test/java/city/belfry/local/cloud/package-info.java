@NullMarked
package city.belfry.local.cloud;

import org.jspecify.annotations.NullMarked;
