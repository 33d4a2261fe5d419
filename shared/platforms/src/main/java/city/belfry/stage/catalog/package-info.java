@NullMarked
package city.belfry.stage.catalog;

import org.jspecify.annotations.NullMarked;
