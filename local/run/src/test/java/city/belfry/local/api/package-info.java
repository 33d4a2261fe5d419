/** The town through its API and on a clock that is set: what a city's staff can rely on. */
@NullMarked
package city.belfry.local.api;

import org.jspecify.annotations.NullMarked;
