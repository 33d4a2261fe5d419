@NullMarked
package city.belfry.cli.show;

import org.jspecify.annotations.NullMarked;
