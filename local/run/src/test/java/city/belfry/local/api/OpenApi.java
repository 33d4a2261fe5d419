package city.belfry.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * {@code docs/openapi.yaml}, as far as the tests hold the API to it: objects field by field, and
 * which of its fields were ever seen.
 */
final class OpenApi {
  /** In every answer: the document says so once, for all. */
  private static final Set<String> EVERYWHERE = Set.of("content-type", "belfry-api");

  private final JsonNode document;
  private final Set<String> seen = new TreeSet<>();

  private OpenApi(JsonNode document) {
    this.document = document;
  }

  static OpenApi read() {
    try {
      var yaml = Files.readString(TestTown.HOME.resolve("docs/openapi.yaml"));
      var loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
      return new OpenApi(new ObjectMapper().valueToTree(loaded));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its routes, as the template writes them: {@code GET /v1/posts/{id}}. */
  Set<String> routes() {
    var routes = new TreeSet<String>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                  if (!method.equals("parameters")) {
                    routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                  }
                }));
    return routes;
  }

  private JsonNode operation(String route) {
    var parts = route.split(" ", 2);
    return document.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
  }

  /** What is in an answer and not in the document, or the other way round. */
  List<String> faults(Said said) {
    var where = said.route() + " " + said.status();
    var response =
        at(operation(said.route()).path("responses").path(Integer.toString(said.status())));
    var faults = new ArrayList<String>();
    if (response.node().isMissingNode()) {
      faults.add(where + " is no documented answer");
      return faults;
    }
    said.headers()
        .fieldNames()
        .forEachRemaining(name -> {
          if (!EVERYWHERE.contains(name)
              && names(response.node().path("headers")).stream()
                  .noneMatch(name::equalsIgnoreCase)) {
            faults.add(where + " has no documented header " + name);
          }
        });
    if (said.header("belfry-api").isEmpty()) {
      faults.add(where + " does not say which API it is");
    }
    names(response.node().path("headers")).stream()
        .filter(name -> said.header(name.toLowerCase(Locale.ROOT)).isEmpty())
        .forEach(name -> faults.add(where + " lacks the header " + name));
    var schema = response.node().path("content").path(said.headers().path("content-type").asText());
    check(schema.path("schema"), response.place() + "/schema", said.body(), where, faults);
    return faults;
  }

  /** What is in a request's body and not in the document. */
  List<String> faults(String route, JsonNode body) {
    var faults = new ArrayList<String>();
    check(request(route), route, body, route, faults);
    return faults;
  }

  /** The fields of a request's object. */
  Set<String> fields(String route, String... path) {
    var schema = at(request(route)).node();
    for (var step : path) {
      var inner = step.equals("*") ? schema.path("additionalProperties") : schema.at(step);
      schema = at(inner.has("oneOf") ? inner.path("oneOf").get(0) : inner).node();
    }
    return names(schema.path("properties"));
  }

  private JsonNode request(String route) {
    return operation(route).at("/requestBody/content/application~1json/schema");
  }

  /** Fields of answers that no answer ever had. */
  Set<String> unseen() {
    var unseen = new TreeSet<String>();
    var visited = new LinkedHashSet<String>();
    for (var route : routes()) {
      operation(route)
          .path("responses")
          .properties()
          .forEach(e -> {
            var response = at(e.getValue());
            response
                .node()
                .path("content")
                .forEach(content ->
                    walk(content.path("schema"), response.place() + "/schema", visited, unseen));
          });
    }
    return unseen;
  }

  private void walk(JsonNode raw, String place, Set<String> visited, Set<String> unseen) {
    var schema = at(raw, place);
    if (schema.node().isMissingNode() || !visited.add(schema.place())) {
      return;
    }
    schema
        .node()
        .path("properties")
        .properties()
        .forEach(e -> {
          var inner = schema.place() + "/" + e.getKey();
          if (!seen.contains(inner)) {
            unseen.add(inner);
          }
          walk(e.getValue(), inner, visited, unseen);
        });
    walk(schema.node().path("items"), schema.place() + "/items", visited, unseen);
    walk(schema.node().path("additionalProperties"), schema.place() + "/*", visited, unseen);
  }

  private void check(JsonNode raw, String from, JsonNode value, String where, List<String> faults) {
    var schema = at(raw, from);
    var node = schema.node();
    if (node.has("oneOf")) {
      check(
          value.isNull() ? node.path("oneOf").get(1) : node.path("oneOf").get(0),
          schema.place(),
          value,
          where,
          faults);
      return;
    }
    if (node.isMissingNode()) {
      faults.add(where + " is not documented");
      return;
    }
    var types =
        node.path("type").isArray()
            ? texts(node.path("type"))
            : List.of(node.path("type").asText());
    if (types.stream().noneMatch(type -> is(type, value))) {
      faults.add(where + " is no " + types + ": " + value);
    }
    if (node.has("enum") && node.path("enum").valueStream().noneMatch(value::equals)) {
      faults.add(where + " is none of " + node.path("enum") + ": " + value);
    }
    if (node.has("const") && !node.path("const").equals(value)) {
      faults.add(where + " is not " + node.path("const") + ": " + value);
    }
    if (node.has("pattern") && !value.asText().matches(node.path("pattern").asText())) {
      faults.add(where + " does not look like " + node.path("pattern") + ": " + value);
    }
    if (node.path("format").asText().equals("date-time") && !isInstant(value)) {
      faults.add(where + " is no instant: " + value);
    }
    if (value.isArray()) {
      value.forEach(
          item -> check(node.path("items"), schema.place() + "/items", item, where + "[]", faults));
    }
    if (value.isObject()) {
      object(schema, value, where, faults);
    }
  }

  private void object(At schema, JsonNode value, String where, List<String> faults) {
    var node = schema.node();
    texts(node.path("required")).stream()
        .filter(name -> !value.has(name))
        .forEach(name -> faults.add(where + " lacks " + name));
    value
        .properties()
        .forEach(e -> {
          var name = e.getKey();
          var place = schema.place() + "/" + name;
          if (node.path("properties").has(name)) {
            seen.add(place);
            check(
                node.path("properties").path(name),
                place,
                e.getValue(),
                where + "." + name,
                faults);
          } else if (node.path("additionalProperties").isObject()) {
            check(
                node.path("additionalProperties"),
                schema.place() + "/*",
                e.getValue(),
                where + ".*",
                faults);
          } else {
            faults.add(where + " has " + name + ", which is not documented");
          }
        });
  }

  private static boolean is(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> false;
    };
  }

  private static boolean isInstant(JsonNode value) {
    try {
      return value.isNull() || OffsetDateTime.parse(value.asText()) != null;
    } catch (DateTimeException _) {
      return false;
    }
  }

  /** A part of the document, and the name it has wherever it is referred to. */
  private record At(JsonNode node, String place) {}

  private At at(JsonNode node) {
    return at(node, "");
  }

  private At at(JsonNode node, String place) {
    var reference = node.path("$ref").asText();
    return reference.isEmpty()
        ? new At(node, place)
        : at(document.at(reference.substring(1)), reference.substring(1));
  }

  private static Set<String> names(JsonNode node) {
    var names = new TreeSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}
