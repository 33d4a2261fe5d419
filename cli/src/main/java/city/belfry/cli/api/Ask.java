package city.belfry.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of the API.
 *
 * @param path with the query, beginning with a slash
 * @param repeatable whether the API promises that asking again does nothing more
 */
public record Ask(
    String method,
    String path,
    @Nullable JsonNode body,
    Map<String, String> headers,
    boolean repeatable) {
  public Ask {
    headers = Map.copyOf(headers);
  }

  public static Ask get(String path) {
    return new Ask("GET", path, null, Map.of(), true);
  }

  public static Ask of(String method, String path, JsonNode body) {
    return new Ask(method, path, body, Map.of(), false);
  }

  public Ask safeToRepeat() {
    return new Ask(method, path, body, headers, true);
  }

  public Ask header(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Ask(method, path, body, more, repeatable);
  }
}
