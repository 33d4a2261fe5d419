@NullMarked
package city.belfry.local.town;

import org.jspecify.annotations.NullMarked;
