/** Backup and restore of the table. */
@NullMarked
package city.belfry.local.backup;

import org.jspecify.annotations.NullMarked;
