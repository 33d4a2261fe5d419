@NullMarked
package city.belfry.local.issuer;

import org.jspecify.annotations.NullMarked;
