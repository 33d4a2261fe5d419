@NullMarked
package city.belfry.domain.post;

import org.jspecify.annotations.NullMarked;
