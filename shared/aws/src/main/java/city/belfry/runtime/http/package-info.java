@NullMarked
package city.belfry.runtime.http;

import org.jspecify.annotations.NullMarked;
