package city.belfry.platform.x;

import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What an answer complains of. X writes it at the top, or as the first of {@code errors}, where it
 * may also come with a 200.
 *
 * @param status the HTTP status, or the body's own where HTTP says that all is well
 * @param json whether X itself can have said it
 */
record XProblem(int status, boolean json, String title, String detail, String type) {
  static XProblem read(Reply.Answer answer) {
    var object = Json.object(answer).orElse(null);
    if (object == null) {
      return new XProblem(answer.status(), false, "", "", "");
    }
    var first = object.path("errors").path(0);
    var own = object.path("status").asInt(first.path("status").asInt(0));
    return new XProblem(
        answer.status() < 300 && own >= 400 ? own : answer.status(),
        true,
        either(object, first, "title"),
        either(object, first, "detail") + message(first),
        either(object, first, "type"));
  }

  /** Whether it says these words somewhere, in any capitalisation. */
  boolean says(String words) {
    return (title + "\n" + detail + "\n" + type).toLowerCase(Locale.ROOT).contains(words);
  }

  private static String either(JsonNode object, JsonNode first, String field) {
    return object.path(field).asText(first.path(field).asText(""));
  }

  private static String message(JsonNode first) {
    return first.has("message") ? " " + first.path("message").asText() : "";
  }
}
