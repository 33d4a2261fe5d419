package city.belfry.local.town;

import city.belfry.local.template.Source;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A route's method and path, with its variables. */
final class RoutePath {
  private final String method;
  private final String path;
  private final List<String> steps;

  RoutePath(Source.Route route) {
    this.method = route.method();
    this.path = route.path();
    this.steps = steps(route.path());
  }

  /** As API Gateway names it: {@code GET /v1/posts/{id}}. */
  String key() {
    return method + " " + path;
  }

  /** The variables' values, where a request is for this route. */
  Optional<Map<String, String>> match(String wantedMethod, String rawPath) {
    var wanted = steps(rawPath);
    if (!method.equals(wantedMethod) || wanted.size() != steps.size()) {
      return Optional.empty();
    }
    var values = new LinkedHashMap<String, String>();
    for (var i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      var value = decoded(wanted.get(i));
      if (step.startsWith("{")) {
        values.put(step.substring(1, step.length() - 1), value);
      } else if (!step.equals(value)) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** In a path a plus is a plus: delivery ids have them. */
  private static String decoded(String step) {
    return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static List<String> steps(String path) {
    return List.of(path.split("/", -1));
  }
}
