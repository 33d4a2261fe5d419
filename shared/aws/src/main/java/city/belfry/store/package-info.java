@NullMarked
package city.belfry.store;

import org.jspecify.annotations.NullMarked;
