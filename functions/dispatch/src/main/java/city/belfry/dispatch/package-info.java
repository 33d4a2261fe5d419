@NullMarked
package city.belfry.dispatch;

import org.jspecify.annotations.NullMarked;
