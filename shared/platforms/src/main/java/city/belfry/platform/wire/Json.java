package city.belfry.platform.wire;

import city.belfry.platform.Wire.Reply;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** JSON as platforms send it: read with suspicion. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,24}");

  private Json() {}

  /** The answer's object; nothing when it was cut, is no JSON, or is another kind of value. */
  public static Optional<JsonNode> object(Reply.Answer answer) {
    return answer.truncated() ? Optional.empty() : object(answer.text());
  }

  /** The object of a 200. */
  public static Optional<JsonNode> good(Reply reply) {
    return reply instanceof Reply.Answer answer && answer.status() == 200
        ? object(answer)
        : Optional.empty();
  }

  public static Optional<JsonNode> object(String text) {
    return read(text).filter(JsonNode::isObject);
  }

  /** The answer's array; nothing when it was cut, is no JSON, or is another kind of value. */
  public static Optional<JsonNode> array(Reply.Answer answer) {
    return answer.truncated() ? Optional.empty() : read(answer.text()).filter(JsonNode::isArray);
  }

  private static Optional<JsonNode> read(String text) {
    try {
      return Optional.ofNullable(MAPPER.readTree(text));
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

  /**
   * The first of the fields that holds a whole positive number, as text: ids exceed 2^53, and come
   * as numbers or as strings.
   */
  public static Optional<String> numericId(JsonNode object, String... fields) {
    for (var field : fields) {
      var id = id(object.path(field)).filter(text -> NUMBER.matcher(text).matches());
      if (id.isPresent()) {
        return id;
      }
    }
    return Optional.empty();
  }

  /** A whole number that came as such or as text. */
  public static OptionalLong number(JsonNode node) {
    try {
      return id(node).map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty());
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  public static ObjectNode newObject() {
    return MAPPER.createObjectNode();
  }

  /** Characters stand as themselves, never as escapes; half a surrogate pair becomes {@code ?}. */
  public static byte[] bytes(ObjectNode body) {
    try {
      return MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
