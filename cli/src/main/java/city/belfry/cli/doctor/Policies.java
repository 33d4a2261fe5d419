package city.belfry.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What policies say, in the template and on AWS. */
final class Policies {
  private Policies() {}

  /** All actions that a policy's document allows, on whatever. */
  static Set<String> allowed(JsonNode document) {
    var actions = new TreeSet<String>();
    each(document.path("Statement"))
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .flatMap(statement -> each(statement.path("Action")))
        .forEach(action -> actions.add(action.asText()));
    return actions;
  }

  /** Where a document has one of something, it may leave the list out. */
  private static Stream<JsonNode> each(JsonNode node) {
    return node.isArray() ? node.valueStream() : Stream.of(node);
  }
}
