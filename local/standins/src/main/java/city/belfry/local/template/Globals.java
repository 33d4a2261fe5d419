package city.belfry.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * SAM's rule for the Globals section: single values are replaced by the function's own, mappings
 * are merged, lists are added up, the global items first.
 *
 * <p><a
 * href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html">The
 * Globals section</a>
 */
final class Globals {
  private Globals() {}

  static Object merged(Object global, Object own) {
    if (global instanceof List<?> first && own instanceof List<?> second) {
      return Stream.concat(first.stream(), second.stream()).toList();
    }
    if (global instanceof Map<?, ?> first
        && own instanceof Map<?, ?> second
        && !Intrinsics.isFunction(first)
        && !Intrinsics.isFunction(second)) {
      var both = new LinkedHashMap<Object, Object>(first);
      second.forEach((key, value) -> both.merge(key, value, Globals::merged));
      return both;
    }
    return own;
  }
}
