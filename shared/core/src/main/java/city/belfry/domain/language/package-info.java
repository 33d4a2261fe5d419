@NullMarked
package city.belfry.domain.language;

import org.jspecify.annotations.NullMarked;
