@NullMarked
package city.belfry.runtime;

import org.jspecify.annotations.NullMarked;
