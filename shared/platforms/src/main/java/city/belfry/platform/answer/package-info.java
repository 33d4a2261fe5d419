/**
 * What clients of JSON APIs share: reading an answer that may be anything, and quoting it safely.
 */
@NullMarked
package city.belfry.platform.answer;

import org.jspecify.annotations.NullMarked;
