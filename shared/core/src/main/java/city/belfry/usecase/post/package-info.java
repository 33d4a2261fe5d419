@NullMarked
package city.belfry.usecase.post;

import org.jspecify.annotations.NullMarked;
