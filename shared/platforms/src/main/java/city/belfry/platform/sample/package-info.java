/** A made-up platform whose protocol class is a setting of the channel. */
@NullMarked
package city.belfry.platform.sample;

import org.jspecify.annotations.NullMarked;
