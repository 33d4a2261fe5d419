package city.belfry.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param headers by name in lower case
 * @param body an empty object where it was no JSON
 */
public record Answer(int status, Map<String, List<String>> headers, JsonNode body) {
  public Answer {
    headers = Map.copyOf(headers);
  }

  public boolean isWell() {
    return status >= 200 && status < 300;
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** That something else may be tried again: nobody decided. */
  boolean isUndecided() {
    return status == 429 || status >= 500;
  }
}
