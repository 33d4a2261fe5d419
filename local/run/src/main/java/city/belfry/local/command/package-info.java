@NullMarked
package city.belfry.local.command;

import org.jspecify.annotations.NullMarked;
