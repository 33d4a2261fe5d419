package city.belfry.platform.answer;

import city.belfry.platform.Wire.Reply.Answer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/** JSON in and out, without surprises. Safe for threads. */
public final class JsonText {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonText() {}

  /** The answer's object; nothing where it is cut off, HTML, empty, or JSON of another kind. */
  public static Optional<JsonNode> object(Answer answer) {
    return answer.truncated() ? Optional.empty() : object(answer.text());
  }

  public static Optional<JsonNode> object(String text) {
    try {
      return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** An id that came as text or as a whole number of any size: never through a double. */
  public static Optional<String> id(JsonNode node) {
    return (node.isTextual() && !node.asText().isBlank()) || node.isIntegralNumber()
        ? Optional.of(node.asText())
        : Optional.empty();
  }

  /** A whole number that came as such or as text. */
  public static OptionalLong number(JsonNode node) {
    try {
      return id(node).map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty());
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** Characters stand as themselves, never as escapes; half a surrogate pair becomes {@code ?}. */
  public static byte[] bytes(ObjectNode body) {
    try {
      return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
