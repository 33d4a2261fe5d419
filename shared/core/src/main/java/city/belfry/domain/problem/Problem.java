package city.belfry.domain.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing wrong with what a person asked for.
 *
 * @param code stable: {@code "does-not-fit"}
 * @param pointer where, as a JSON pointer into the request: {@code /texts/es/body}
 * @param what what is wrong
 * @param help what to do now
 * @param more further facts by name (count, limit, channel), in order
 */
public record Problem(
    String code, String pointer, String what, String help, Map<String, Object> more) {
  public Problem {
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }

  public Problem(String code, String pointer, String what, String help) {
    this(code, pointer, what, help, Map.of());
  }

  /** One step of a JSON pointer, escaped (RFC 6901). */
  public static String step(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
