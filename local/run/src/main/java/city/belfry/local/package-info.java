@NullMarked
package city.belfry.local;

import org.jspecify.annotations.NullMarked;
