@NullMarked
package city.belfry.time;

import org.jspecify.annotations.NullMarked;
