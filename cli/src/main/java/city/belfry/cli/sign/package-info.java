@NullMarked
package city.belfry.cli.sign;

import org.jspecify.annotations.NullMarked;
