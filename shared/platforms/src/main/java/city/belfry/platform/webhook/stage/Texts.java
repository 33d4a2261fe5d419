package city.belfry.platform.webhook.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An event's texts as one column shows them: of several languages, each below its headline. */
record Texts(@Nullable String language, String headline, String text) {
  static Texts of(JsonNode texts) {
    var first = texts.path(0);
    return new Texts(
        first.path("language").textValue(),
        joined(texts, " · ", text -> text.path("headline").asText("")),
        texts.size() == 1 && !first.path("body").asText("").isEmpty()
            ? first.path("body").asText()
            : joined(texts, "\n\n", Texts::whole));
  }

  private static String whole(JsonNode text) {
    var headline = text.path("headline").asText("");
    var body = text.path("body").asText("");
    return body.isEmpty() ? headline : headline + "\n" + body;
  }

  private static String joined(JsonNode texts, String between, Function<JsonNode, String> form) {
    return texts.valueStream().map(form).collect(Collectors.joining(between));
  }
}
