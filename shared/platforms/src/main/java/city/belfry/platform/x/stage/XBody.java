package city.belfry.platform.x.stage;

import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;

/**
 * The body of a post to create. Of the fields that X knows, the stage plays two.
 *
 * @param replyTo the post it answers; empty when it is none
 * @param wrong why the body is refused; empty when it is good
 */
record XBody(String text, String replyTo, String wrong) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> FIELDS = Set.of("text", "reply");
  private static final Set<String> REPLY = Set.of("in_reply_to_tweet_id");

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
    var text = body.path("text");
    if (!text.isTextual() || text.textValue().isBlank()) {
      return refused("$.text: is missing or empty");
    }
    var reply = body.path("reply");
    for (var field : reply.properties()) {
      if (!REPLY.contains(field.getKey())) {
        return unknown("$.reply." + field.getKey());
      }
    }
    var to = reply.path("in_reply_to_tweet_id");
    if (body.has("reply") && !(to.isTextual() && to.textValue().matches("[0-9]{1,19}"))) {
      return refused("$.reply.in_reply_to_tweet_id: does not match ^[0-9]{1,19}$");
    }
    return new XBody(text.textValue(), to.asText(""), "");
  }

  private static XBody unknown(String field) {
    return refused(
        field
            + ": is not defined in the schema and the schema does not allow additional properties");
  }

  private static XBody refused(String why) {
    return new XBody("", "", why);
  }
}
