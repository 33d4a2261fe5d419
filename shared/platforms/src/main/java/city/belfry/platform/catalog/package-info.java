/** The platforms there are, and their words for people. */
@NullMarked
package city.belfry.platform.catalog;

import org.jspecify.annotations.NullMarked;
