package city.belfry.platform.mastodon.stage;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Words;
import city.belfry.platform.mastodon.MastodonRuler;
import city.belfry.platform.wire.Json;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a status is to say.
 *
 * @param language ISO 639; null where it came without one, or with one that nobody knows
 * @param replyTo empty when it answers none
 */
record MastodonBody(String text, String visibility, @Nullable String language, String replyTo) {
  private static final Set<String> VISIBILITIES = Set.of("public", "unlisted", "private", "direct");
  private static final MastodonRuler RULER = new MastodonRuler();

  static MastodonBody read(StageRequest request) {
    var all = parameters(request);
    var language = all.path("language").asText("");
    return new MastodonBody(
        all.path("status").asText(""),
        all.path("visibility").asText("public"),
        language.matches("[a-z]{2,3}") ? language : null,
        all.path("in_reply_to_id").asText(""));
  }

  private static JsonNode parameters(StageRequest request) {
    if (request.contentType().equals("application/json")) {
      return Json.object(request.text()).orElseGet(Json::newObject);
    }
    var all = Json.newObject();
    request.form().forEach(all::put);
    return all;
  }

  /** Why it is refused. */
  Optional<String> wrong() {
    if (text.isBlank()) {
      return Optional.of("Validation failed: Text can't be blank");
    }
    if (!VISIBILITIES.contains(visibility)) {
      return Optional.of("Validation failed: Visibility is not included in the list");
    }
    return RULER.measure(new Words("", text, null, List.of())).measures().stream()
            .allMatch(Measure::fits)
        ? Optional.empty()
        : Optional.of(
            "Validation failed: Text character limit of " + MastodonRuler.CHARACTERS + " exceeded");
  }
}
