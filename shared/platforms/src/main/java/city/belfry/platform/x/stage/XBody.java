package city.belfry.platform.x.stage;

import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The body of a post to create. Of the fields that X knows, the stage plays three.
 *
 * @param replyTo the post it answers; empty when it is none
 * @param media the uploads that it shows
 * @param wrong why the body is refused; empty when it is good
 */
record XBody(String text, String replyTo, List<String> media, String wrong) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> FIELDS = Set.of("text", "reply", "media");
  private static final Set<String> REPLY = Set.of("in_reply_to_tweet_id");
  private static final Set<String> MEDIA = Set.of("media_ids");
  private static final int MOST_MEDIA = 4;

  static XBody read(StageRequest request) {
    if (!request.contentType().equals("application/json")) {
      return refused("Requests with bodies must have content-type of application/json.");
    }
    try {
      return checked(MAPPER.readTree(request.text()));
    } catch (JsonProcessingException e) {
      return refused("Body is not valid JSON.");
    }
  }

  private static XBody checked(JsonNode body) {
    if (body == null || !body.isObject()) {
      return refused("$: is not an object");
    }
    for (var field : body.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        return unknown("$." + field.getKey());
      }
    }
    return Stream.of(unknown(body, "reply", REPLY), unknown(body, "media", MEDIA))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> values(body));
  }

  private static Optional<XBody> unknown(JsonNode body, String object, Set<String> known) {
    return body.path(object)
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(field -> !known.contains(field))
        .findFirst()
        .map(field -> unknown("$." + object + "." + field));
  }

  private static XBody values(JsonNode body) {
    var text = body.path("text");
    if (!text.isTextual() || text.textValue().isBlank()) {
      return refused("$.text: is missing or empty");
    }
    var to = body.path("reply").path("in_reply_to_tweet_id");
    if (body.has("reply") && !(to.isTextual() && to.textValue().matches("[0-9]{1,19}"))) {
      return refused("$.reply.in_reply_to_tweet_id: does not match ^[0-9]{1,19}$");
    }
    var media = body.path("media").path("media_ids").valueStream().map(JsonNode::asText).toList();
    if (body.has("media")
        && (media.isEmpty()
            || media.size() > MOST_MEDIA
            || !media.stream().allMatch(id -> id.matches("[0-9]{1,19}")))) {
      return refused("$.media.media_ids: is not a list of 1 to 4 ids");
    }
    return new XBody(text.textValue(), to.asText(""), media, "");
  }

  private static XBody unknown(String field) {
    return refused(
        field
            + ": is not defined in the schema and the schema does not allow additional properties");
  }

  private static XBody refused(String why) {
    return new XBody("", "", List.of(), why);
  }
}
