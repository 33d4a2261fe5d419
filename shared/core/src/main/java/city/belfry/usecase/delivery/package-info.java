@NullMarked
package city.belfry.usecase.delivery;

import org.jspecify.annotations.NullMarked;
