/** The sample platform's API, played on this machine. */
@NullMarked
package city.belfry.platform.sample.stage;

import org.jspecify.annotations.NullMarked;
