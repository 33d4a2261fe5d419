/** Takes pictures: the only function that reads files which somebody made. */
@NullMarked
package city.belfry.picture;

import org.jspecify.annotations.NullMarked;
