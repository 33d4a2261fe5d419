package city.belfry.platform.wire;

import city.belfry.platform.Wire.Reply;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** JSON as platforms send it: read with suspicion. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,24}");

  private Json() {}

  /** The answer's object; nothing when it was cut, is no JSON, or is another kind of value. */
  public static Optional<JsonNode> object(Reply.Answer answer) {
    if (answer.truncated()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(MAPPER.readTree(answer.text())).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * The first of the fields that holds a whole positive number, as text: ids exceed 2^53, and come
   * as numbers or as strings.
   */
  public static Optional<String> id(JsonNode object, String... fields) {
    for (var field : fields) {
      var value = object.path(field);
      if ((value.isTextual() || value.isIntegralNumber()) && ID.matcher(value.asText()).matches()) {
        return Optional.of(value.asText());
      }
    }
    return Optional.empty();
  }

  public static ObjectNode newObject() {
    return MAPPER.createObjectNode();
  }
}
