@NullMarked
package city.belfry.usecase.hold;

import org.jspecify.annotations.NullMarked;
