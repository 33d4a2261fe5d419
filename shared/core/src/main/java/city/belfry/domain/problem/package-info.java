@NullMarked
package city.belfry.domain.problem;

import org.jspecify.annotations.NullMarked;
