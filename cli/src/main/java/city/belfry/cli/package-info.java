@NullMarked
package city.belfry.cli;

import org.jspecify.annotations.NullMarked;
