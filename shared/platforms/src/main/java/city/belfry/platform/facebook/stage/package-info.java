/** The Graph API of a Page, played on this machine. */
@NullMarked
package city.belfry.platform.facebook.stage;

import org.jspecify.annotations.NullMarked;
