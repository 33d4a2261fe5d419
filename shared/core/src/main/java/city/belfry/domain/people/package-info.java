@NullMarked
package city.belfry.domain.people;

import org.jspecify.annotations.NullMarked;
