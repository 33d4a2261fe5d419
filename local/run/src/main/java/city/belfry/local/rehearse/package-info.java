@NullMarked
package city.belfry.local.rehearse;

import org.jspecify.annotations.NullMarked;
