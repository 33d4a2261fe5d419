package city.belfry.cli.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON, strictly read. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** What a text says, or nothing where it is no JSON. */
  public static Optional<JsonNode> parse(String text) {
    try {
      return Optional.ofNullable(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  /**
   * What a text says.
   *
   * @throws Refused naming where it came from and the line
   */
  public static JsonNode read(String text, String from) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new Refused(
          "%s is no JSON: %s%s."
              .formatted(
                  from,
                  e.getOriginalMessage().strip().replaceAll("\\s*\\R\\s*", " "),
                  at == null ? "" : " (line " + at.getLineNr() + ")"));
    }
  }

  public static JsonNode of(@Nullable Object plain) {
    return MAPPER.valueToTree(plain);
  }

  public static String pretty(JsonNode node) {
    return node.toPrettyString();
  }
}
