package city.belfry.runtime;

import city.belfry.domain.language.Language;
import city.belfry.domain.post.LatePolicy;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** The one shared mapper. Safe for threads. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(words())
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(50).maxNumberLength(40).build());
  }

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * Parses any JSON.
   *
   * @throws JsonProcessingException when it is none
   */
  public static JsonNode parse(byte[] json) throws IOException {
    return MAPPER.readTree(json);
  }

  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Reads what {@link #write} wrote. */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("not a stored " + type.getSimpleName(), e);
    }
  }

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The late policy as people write it: {@code {"kind": "not-after", "minutes": 15}}. */
  public static ObjectNode latePolicy(LatePolicy policy) {
    return switch (policy) {
      case LatePolicy.SendAnyway() -> object().put("kind", "send-anyway");
      case LatePolicy.SendMarked() -> object().put("kind", "send-marked");
      case LatePolicy.NotAfter(var limit) ->
          object().put("kind", "not-after").put("minutes", limit.toMinutes());
    };
  }

  private static LatePolicy latePolicy(JsonNode node) {
    return switch (node.path("kind").asText()) {
      case "send-anyway" -> new LatePolicy.SendAnyway();
      case "send-marked" -> new LatePolicy.SendMarked();
      case "not-after" -> new LatePolicy.NotAfter(Duration.ofMinutes(node.path("minutes").asInt()));
      default -> throw new IllegalArgumentException("no such late policy: " + node);
    };
  }

  private static SimpleModule words() {
    return new SimpleModule()
        .addSerializer(Instant.class, asText(Instant::toString))
        .addDeserializer(Instant.class, fromNode(node -> Instant.parse(node.asText())))
        .addSerializer(LocalDate.class, asText(LocalDate::toString))
        .addDeserializer(LocalDate.class, fromNode(node -> LocalDate.parse(node.asText())))
        .addSerializer(Language.class, asText(Language::tag))
        .addDeserializer(Language.class, fromNode(node -> new Language(node.asText())))
        .addSerializer(LatePolicy.class, asNode(Json::latePolicy))
        .addDeserializer(LatePolicy.class, fromNode(Json::latePolicy));
  }

  private static <T> JsonSerializer<T> asText(Function<T, String> words) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializerProvider provider)
          throws IOException {
        out.writeString(words.apply(value));
      }
    };
  }

  private static <T> JsonSerializer<T> asNode(Function<T, JsonNode> node) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializerProvider provider)
          throws IOException {
        out.writeTree(node.apply(value));
      }
    };
  }

  private static <T> JsonDeserializer<T> fromNode(Function<JsonNode, T> reader) {
    return new JsonDeserializer<>() {
      @Override
      public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
        return reader.apply(context.readTree(in));
      }
    };
  }
}
