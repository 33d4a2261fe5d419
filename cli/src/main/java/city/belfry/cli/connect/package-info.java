@NullMarked
package city.belfry.cli.connect;

import org.jspecify.annotations.NullMarked;
