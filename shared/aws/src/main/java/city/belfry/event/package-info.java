@NullMarked
package city.belfry.event;

import org.jspecify.annotations.NullMarked;
