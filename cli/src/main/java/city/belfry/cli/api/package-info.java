@NullMarked
package city.belfry.cli.api;

import org.jspecify.annotations.NullMarked;
