@NullMarked
package city.belfry.cli.draft;

import org.jspecify.annotations.NullMarked;
