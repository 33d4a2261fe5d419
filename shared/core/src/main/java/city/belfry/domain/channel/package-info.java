@NullMarked
package city.belfry.domain.channel;

import org.jspecify.annotations.NullMarked;
