/** Verbs: one use case a file, the ports they need beside them. */
@NullMarked
package city.belfry.usecase;

import org.jspecify.annotations.NullMarked;
