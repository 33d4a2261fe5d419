@NullMarked
package city.belfry.domain.delivery;

import org.jspecify.annotations.NullMarked;
