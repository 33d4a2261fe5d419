@NullMarked
package city.belfry.domain.journal;

import org.jspecify.annotations.NullMarked;
