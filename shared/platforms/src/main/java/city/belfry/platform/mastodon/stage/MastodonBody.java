package city.belfry.platform.mastodon.stage;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Words;
import city.belfry.platform.mastodon.MastodonRuler;
import city.belfry.platform.wire.Json;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a status is to say and show.
 *
 * @param language ISO 639; null where it came without one, or with one that nobody knows
 * @param replyTo empty when it answers none
 * @param media ids
 * @param described anew: what each of these media shows
 */
record MastodonBody(
    String text,
    String visibility,
    @Nullable String language,
    String replyTo,
    List<String> media,
    Map<String, String> described) {
  private static final Set<String> VISIBILITIES = Set.of("public", "unlisted", "private", "direct");
  private static final MastodonRuler RULER = new MastodonRuler();

  static MastodonBody read(StageRequest request) {
    var all = parameters(request);
    var language = all.path("language").asText("");
    return new MastodonBody(
        all.path("status").asText(""),
        all.path("visibility").asText("public"),
        language.matches("[a-z]{2,3}") ? language : null,
        all.path("in_reply_to_id").asText(""),
        all.path("media_ids").valueStream().map(JsonNode::asText).toList(),
        described(all.path("media_attributes")));
  }

  private static Map<String, String> described(JsonNode all) {
    var words = new HashMap<String, String>();
    all.forEach(one -> words.put(one.path("id").asText(""), one.path("description").asText("")));
    return words;
  }

  private static JsonNode parameters(StageRequest request) {
    if (request.contentType().equals("application/json")) {
      return Json.object(request.text()).orElseGet(Json::newObject);
    }
    var all = Json.newObject();
    request.form().forEach(all::put);
    var one = request.form().get("media_ids[]");
    if (one != null) {
      all.putArray("media_ids").add(one);
    }
    return all;
  }

  /** Why it is refused. */
  Optional<String> wrong() {
    if (text.isBlank() && media.isEmpty()) {
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
