@NullMarked
package city.belfry.record;

import org.jspecify.annotations.NullMarked;
