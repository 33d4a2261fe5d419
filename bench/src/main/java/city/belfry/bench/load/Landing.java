package city.belfry.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * A message that stands on the stage.
 *
 * @param arrived its request, by the stage's clock
 */
public record Landing(String account, String text, Instant arrived) {
  /** Those of the stage's own list. */
  public static List<Landing> all(JsonNode placed) {
    return placed
        .valueStream()
        .map(post ->
            new Landing(
                post.path("account").asText(),
                post.path("text").asText(),
                Instant.parse(post.path("arrived").asText())))
        .toList();
  }

  /** Whether it is one of a volley's. */
  public boolean of(Volley volley) {
    return text.contains(" " + volley.name() + "-");
  }

  /** What its words are known by: the last word of its first line. */
  public String mark() {
    var line = text.lines().findFirst().orElse("");
    return line.substring(line.lastIndexOf(' ') + 1);
  }
}
