package city.belfry.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a fault that a person asked for. */
final class FaultBody {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_TIMES = 1_000_000;
  private static final Set<String> FIELDS =
      Set.of("platform", "kind", "times", "account", "textContains", "millis", "until");

  private FaultBody() {}

  sealed interface Parsed {
    record Good(Fault fault) implements Parsed {}

    /** One sentence on what is wrong. */
    record Bad(String sentence) implements Parsed {}
  }

  static Parsed parse(String body, Set<String> platforms) {
    try {
      return parse(JSON.readTree(body), platforms);
    } catch (JsonProcessingException e) {
      return new Parsed.Bad("The body is not JSON.");
    } catch (DateTimeException e) {
      return new Parsed.Bad("\"until\" must be an instant such as 2026-11-22T09:00:00Z.");
    }
  }

  private static Parsed parse(JsonNode body, Set<String> platforms) {
    if (!body.isObject()) {
      return new Parsed.Bad("The body must be a JSON object.");
    }
    for (var field : body.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        return new Parsed.Bad("There is no field \"" + field.getKey() + "\" in a fault.");
      }
    }
    var platform = body.path("platform").asText("");
    if (!platforms.contains(platform)) {
      return new Parsed.Bad(
          "\"platform\" must be one of "
              + platforms.stream().sorted().collect(Collectors.joining(", "))
              + ".");
    }
    var kind = Fault.Kind.of(body.path("kind").asText(""));
    if (kind.isEmpty()) {
      return new Parsed.Bad("\"kind\" must be one of " + kinds() + ".");
    }
    if (!whole(body, "times", 1, MOST_TIMES)) {
      return new Parsed.Bad("\"times\" must be a whole number from 1 to 1000000.");
    }
    if (!whole(body, "millis", 0, (int) Fault.LONGEST.toMillis())) {
      return new Parsed.Bad("\"millis\" must be a whole number from 0 to 60000.");
    }
    for (var field : List.of("account", "textContains", "until")) {
      if (body.hasNonNull(field) && !body.path(field).isTextual()) {
        return new Parsed.Bad("\"" + field + "\" must be a text.");
      }
    }
    return new Parsed.Good(fault(body, platform, kind.get()));
  }

  private static Fault fault(JsonNode body, String platform, Fault.Kind kind) {
    var until = text(body, "until");
    return new Fault(
        platform,
        kind,
        body.path("times").asInt(1),
        text(body, "account"),
        text(body, "textContains"),
        body.has("millis") ? Duration.ofMillis(body.path("millis").asInt()) : kind.usualPause(),
        until == null ? null : OffsetDateTime.parse(until).toInstant());
  }

  private static boolean whole(JsonNode body, String field, int least, int most) {
    var value = body.path(field);
    return value.isMissingNode()
        || (value.canConvertToInt()
            && value.isIntegralNumber()
            && value.asInt() >= least
            && value.asInt() <= most);
  }

  private static @Nullable String text(JsonNode body, String field) {
    return body.hasNonNull(field) ? body.path(field).asText() : null;
  }

  private static String kinds() {
    return Arrays.stream(Fault.Kind.values())
        .map(Fault.Kind::word)
        .collect(Collectors.joining(", "));
  }
}
