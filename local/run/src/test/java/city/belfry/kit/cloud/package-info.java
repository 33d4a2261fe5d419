/** The clouds that tests run on. */
@NullMarked
package city.belfry.kit.cloud;

import org.jspecify.annotations.NullMarked;
