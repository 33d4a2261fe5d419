package city.belfry.local.template;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A resolved value as JSON: what CloudFormation hands to the service. */
final class JsonText {
  private JsonText() {}

  static String of(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> quoted(String.valueOf(entry.getKey())) + ":" + of(entry.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case List<?> list ->
          list.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
      case Number number -> number.toString();
      case Boolean bool -> bool.toString();
      default -> quoted(value.toString());
    };
  }

  private static String quoted(String text) {
    return text.codePoints()
        .mapToObj(point ->
            point == '"' || point == '\\'
                ? "\\" + Character.toString(point)
                : point < 0x20 ? "\\u%04x".formatted(point) : Character.toString(point))
        .collect(Collectors.joining("", "\"", "\""));
  }
}
