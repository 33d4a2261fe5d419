package city.belfry.cli.doctor;

import city.belfry.cli.api.Json;
import city.belfry.cli.api.Refused;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * What template.yaml wants, of all platforms: those that a city leaves out among them.
 *
 * @param queues by logical id
 * @param variables the names of each function's variables, by its logical id
 * @param actions what each role's policies allow: actions by policy by the role's logical id
 */
public record Wanted(
    Map<String, Queue> queues,
    Map<String, Set<String>> variables,
    Map<String, Map<String, Set<String>>> actions) {
  private static final String USUAL_SECONDS = "30";

  public Wanted {
    queues = Map.copyOf(queues);
    variables = Map.copyOf(variables);
    actions = Map.copyOf(actions);
  }

  /**
   * A queue.
   *
   * @param visibility in seconds
   * @param receives after how many tries a message is put aside; empty where it never is
   */
  public record Queue(String visibility, String receives) {}

  /**
   * Reads the template of a checkout.
   *
   * @throws Refused where there is none
   */
  public static Wanted of(Path home) {
    var template = read(home.resolve("template.yaml"));
    var queues = new TreeMap<String, Queue>();
    var variables = new TreeMap<String, Set<String>>();
    var actions = new TreeMap<String, Map<String, Set<String>>>();
    var everywhere = names(template.path("Globals").path("Function"));
    template
        .path("Resources")
        .properties()
        .forEach(entry -> {
          var name = entry.getKey();
          var properties = entry.getValue().path("Properties");
          switch (entry.getValue().path("Type").asText()) {
            case "AWS::SQS::Queue" -> queues.put(name, queue(properties));
            case "AWS::Serverless::Function" -> {
              var own = names(properties);
              own.addAll(everywhere);
              variables.put(name, own);
            }
            case "AWS::IAM::Role" ->
                properties.path("Policies").forEach(policy -> allow(actions, name, policy));
            case "AWS::IAM::RolePolicy" ->
                allow(actions, properties.path("RoleName").asText(), properties);
            default -> {}
          }
        });
    return new Wanted(queues, variables, actions);
  }

  private static Queue queue(JsonNode properties) {
    return new Queue(
        properties.path("VisibilityTimeout").asText(USUAL_SECONDS),
        properties.path("RedrivePolicy").path("maxReceiveCount").asText());
  }

  private static Set<String> names(JsonNode function) {
    var names = new TreeSet<String>();
    function.path("Environment").path("Variables").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void allow(
      Map<String, Map<String, Set<String>>> actions, String role, JsonNode policy) {
    actions
        .computeIfAbsent(role, _ -> new TreeMap<>())
        .put(policy.path("PolicyName").asText(), Policies.allowed(policy.path("PolicyDocument")));
  }

  private static JsonNode read(Path file) {
    var settings = LoadSettings.builder().build();
    try {
      var template = new Compose(settings).composeString(Files.readString(file));
      if (template.isEmpty()) {
        throw new Refused(file + " is empty: run ./belfry from a whole checkout.");
      }
      untag(template.get());
      return Json.of(new StandardConstructor(settings).constructSingleDocument(template));
    } catch (IOException _) {
      throw new Refused(file + " is missing: run ./belfry from a whole checkout.");
    }
  }

  /** CloudFormation's functions, {@code !Ref X} and the like, as their plain arguments. */
  private static void untag(Node node) {
    switch (node) {
      case ScalarNode scalar when isFunction(scalar) -> scalar.setTag(Tag.STR);
      case SequenceNode list -> {
        list.setTag(Tag.SEQ);
        list.getValue().forEach(Wanted::untag);
      }
      case MappingNode map -> map.getValue().forEach(entry -> untag(entry.getValueNode()));
      default -> {}
    }
  }

  private static boolean isFunction(Node node) {
    return node.getTag().getValue().startsWith("!");
  }
}
