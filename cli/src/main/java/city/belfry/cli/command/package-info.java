@NullMarked
package city.belfry.cli.command;

import org.jspecify.annotations.NullMarked;
