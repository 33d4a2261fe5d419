/** The stand-ins for the platforms' APIs; each platform's part lives in its own folder. */
@NullMarked
package city.belfry.stage;

import org.jspecify.annotations.NullMarked;
