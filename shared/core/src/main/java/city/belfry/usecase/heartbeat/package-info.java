/** The system's own announcement to itself, and what its receipts tell. */
@NullMarked
package city.belfry.usecase.heartbeat;

import org.jspecify.annotations.NullMarked;
