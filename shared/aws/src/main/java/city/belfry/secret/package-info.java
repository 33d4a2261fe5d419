@NullMarked
package city.belfry.secret;

import org.jspecify.annotations.NullMarked;
