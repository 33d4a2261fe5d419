@NullMarked
package city.belfry.usecase.channel;

import org.jspecify.annotations.NullMarked;
