/** What several platforms need of text: graphemes counted, HTML escaped. */
@NullMarked
package city.belfry.platform.text;

import org.jspecify.annotations.NullMarked;
