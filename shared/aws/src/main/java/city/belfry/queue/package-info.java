@NullMarked
package city.belfry.queue;

import org.jspecify.annotations.NullMarked;
