@NullMarked
package city.belfry.accept;

import org.jspecify.annotations.NullMarked;
