@NullMarked
package city.belfry.platform;

import org.jspecify.annotations.NullMarked;
