/** Looks after channels between announcements. */
@NullMarked
package city.belfry.usecase.watch;

import org.jspecify.annotations.NullMarked;
