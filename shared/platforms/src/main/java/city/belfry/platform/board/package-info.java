/** The city's own public pages, as a platform. */
@NullMarked
package city.belfry.platform.board;

import org.jspecify.annotations.NullMarked;
