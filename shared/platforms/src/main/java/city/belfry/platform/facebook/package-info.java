/** Facebook Pages, through the Graph API. */
@NullMarked
package city.belfry.platform.facebook;

import org.jspecify.annotations.NullMarked;
