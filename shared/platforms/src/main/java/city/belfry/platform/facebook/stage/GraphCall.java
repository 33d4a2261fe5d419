package city.belfry.platform.facebook.stage;

import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A request as the Graph API reads it: parameters from the address, the form or JSON, and the
 * method that a parameter may put in the place of POST.
 *
 * @param version empty where the path names none
 * @param path its steps after the version
 */
record GraphCall(
    String method,
    String version,
    List<String> path,
    Map<String, String> parameters,
    String token) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static GraphCall of(StageRequest request) {
    var parameters = new LinkedHashMap<>(request.query());
    parameters.putAll(request.form());
    parameters.putAll(json(request));
    var method =
        request.method().equals("POST")
            ? parameters.getOrDefault("method", "POST").toUpperCase(Locale.ROOT)
            : request.method();
    var steps = Arrays.stream(request.path().split("/")).filter(step -> !step.isEmpty()).toList();
    var versioned = !steps.isEmpty() && steps.getFirst().matches("v\\d+\\.\\d+");
    return new GraphCall(
        method,
        versioned ? steps.getFirst() : "",
        versioned ? steps.subList(1, steps.size()) : steps,
        parameters,
        token(request, parameters));
  }

  private static String token(StageRequest request, Map<String, String> parameters) {
    var header =
        request
            .header("authorization")
            .filter(value -> value.matches("(?i)(bearer|oauth) .+"))
            .map(value -> value.substring(value.indexOf(' ') + 1).strip());
    return parameters.getOrDefault("access_token", header.orElse(""));
  }

  private static Map<String, String> json(StageRequest request) {
    if (!request.contentType().equals("application/json")) {
      return Map.of();
    }
    var all = new LinkedHashMap<String, String>();
    try {
      JSON.readTree(request.body())
          .properties()
          .forEach(field -> all.put(field.getKey(), text(field.getValue())));
    } catch (IOException e) {
      return Map.of();
    }
    return all;
  }

  /** Lists and objects as a form would carry them. */
  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** What the answer is to tell. */
  Set<String> fields(String usual) {
    var asked = parameter("fields").isEmpty() ? usual : parameter("fields");
    return new HashSet<>(Arrays.asList(asked.split(",")));
  }

  /** -1 where it is no number. */
  long number(String name, long usual) {
    var text = parameter(name);
    return text.matches("\\d{1,12}") ? Long.parseLong(text) : text.isEmpty() ? usual : -1;
  }

  /** Versions before v21.0 are no longer served. */
  boolean outdated() {
    return !version.isEmpty() && Integer.parseInt(version.substring(1, version.indexOf('.'))) < 21;
  }

  boolean isFeed() {
    return path.size() == 2 && path.get(1).equals("feed");
  }

  boolean isPost() {
    return path.size() == 1 && path.getFirst().matches("[^_]+_[^_]+") && !isDebug();
  }

  boolean isDebug() {
    return path.size() == 1 && path.getFirst().equals("debug_token");
  }
}
