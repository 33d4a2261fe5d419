@NullMarked
package city.belfry.cli.doctor;

import org.jspecify.annotations.NullMarked;
