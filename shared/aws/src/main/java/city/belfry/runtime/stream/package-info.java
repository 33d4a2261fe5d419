@NullMarked
package city.belfry.runtime.stream;

import org.jspecify.annotations.NullMarked;
