/** Pictures: taken once, kept as every platform takes them. */
@NullMarked
package city.belfry.usecase.picture;

import org.jspecify.annotations.NullMarked;
