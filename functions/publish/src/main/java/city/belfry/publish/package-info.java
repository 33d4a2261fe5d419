@NullMarked
package city.belfry.publish;

import org.jspecify.annotations.NullMarked;
