package city.belfry.cli.doctor;

import city.belfry.cli.api.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The queues as template.yaml wants them. */
public final class Wanted {
  private static final String USUAL_SECONDS = "30";

  private Wanted() {}

  /**
   * A queue.
   *
   * @param visibility in seconds
   * @param deadLetters whose they are: a logical id, empty where none
   * @param receives after how many tries; empty where none
   */
  public record Queue(String visibility, String deadLetters, String receives) {}

  /** All of them by logical id, those of platforms that a city leaves out among them. */
  public static Map<String, Queue> queues(Path home) {
    var queues = new TreeMap<String, Queue>();
    var template = compose(home.resolve("template.yaml"));
    for (var entry :
        child(template, "Resources").map(Wanted::entries).orElse(Map.of()).entrySet()) {
      if (text(entry.getValue(), "Type").equals("AWS::SQS::Queue")) {
        queues.put(entry.getKey(), queue(entry.getValue()));
      }
    }
    return queues;
  }

  private static Queue queue(Node resource) {
    var properties = child(resource, "Properties").orElse(resource);
    var redrive = child(properties, "RedrivePolicy");
    var visibility = text(properties, "VisibilityTimeout");
    return new Queue(
        visibility.isEmpty() ? USUAL_SECONDS : visibility,
        redrive.map(r -> text(r, "deadLetterTargetArn").replaceFirst("\\..*", "")).orElse(""),
        redrive.map(r -> text(r, "maxReceiveCount")).orElse(""));
  }

  private static Node compose(Path file) {
    try {
      return new Compose(LoadSettings.builder().build())
          .composeString(Files.readString(file))
          .orElseThrow(() -> new Refused(file + " is empty: run ./belfry from a whole checkout."));
    } catch (IOException _) {
      throw new Refused(file + " is missing: run ./belfry from a whole checkout.");
    }
  }

  private static Map<String, Node> entries(Node node) {
    var entries = new TreeMap<String, Node>();
    if (node instanceof MappingNode mapping) {
      mapping
          .getValue()
          .forEach(tuple ->
              entries.put(((ScalarNode) tuple.getKeyNode()).getValue(), tuple.getValueNode()));
    }
    return entries;
  }

  private static Optional<Node> child(Node node, String name) {
    return Optional.ofNullable(entries(node).get(name));
  }

  private static String text(Node node, String name) {
    return child(node, name)
        .map(child ->
            child instanceof ScalarNode scalar ? Objects.requireNonNull(scalar.getValue()) : "")
        .orElse("");
  }
}
