@NullMarked
package city.belfry.cli.config;

import org.jspecify.annotations.NullMarked;
