@NullMarked
package city.belfry.domain.message;

import org.jspecify.annotations.NullMarked;
