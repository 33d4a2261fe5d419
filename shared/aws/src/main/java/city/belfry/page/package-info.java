@NullMarked
package city.belfry.page;

import org.jspecify.annotations.NullMarked;
