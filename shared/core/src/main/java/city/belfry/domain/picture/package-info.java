/** Pictures of posts. */
@NullMarked
package city.belfry.domain.picture;

import org.jspecify.annotations.NullMarked;
