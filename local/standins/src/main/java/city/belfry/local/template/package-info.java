@NullMarked
package city.belfry.local.template;

import org.jspecify.annotations.NullMarked;
