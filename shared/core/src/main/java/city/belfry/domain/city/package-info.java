@NullMarked
package city.belfry.domain.city;

import org.jspecify.annotations.NullMarked;
