package city.belfry.platform.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/** What one call came to. {@code raw} is fit for a receipt. */
sealed interface Said {
  String raw();

  /** 2xx, a JSON object, no error inside. */
  record Yes(JsonNode body, Map<String, String> usage, String raw) implements Said {}

  /**
   * Refused with an error that could be read.
   *
   * @param clear the status says so too; an error inside a 200 may be about anything
   * @param regain how long Facebook says that calls are refused; zero where it does not say
   */
  record No(GraphError error, boolean clear, Duration regain, String words, String raw)
      implements Said {}

  /** It may have arrived, and nothing that was answered tells: no answer, a 5xx, HTML. */
  record Unclear(String raw) implements Said {}

  /** Certainly not sent. */
  record NeverLeft(String raw) implements Said {}
}
