@NullMarked
package city.belfry.runtime.sqs;

import org.jspecify.annotations.NullMarked;
