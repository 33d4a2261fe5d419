@NullMarked
package city.belfry.usecase.journal;

import org.jspecify.annotations.NullMarked;
