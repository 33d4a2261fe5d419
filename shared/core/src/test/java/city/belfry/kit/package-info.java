/** Builders and doubles for tests. */
@NullMarked
package city.belfry.kit;

import org.jspecify.annotations.NullMarked;
