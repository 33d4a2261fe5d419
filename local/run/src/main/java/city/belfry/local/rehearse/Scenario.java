package city.belfry.local.rehearse;

import city.belfry.runtime.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is rehearsed: API events, when each is due, and how every delivery must end.
 *
 * @param channels the channels file
 */
public record Scenario(String name, String about, Path channels, List<Step> steps) {
  private static final String FOLDER = "events/scenarios";

  public Scenario {
    steps = List.copyOf(steps);
  }

  /**
   * One request.
   *
   * @param request the body that is sent
   * @param dueIn how long after the start it is due; empty for now
   * @param times how often it is sent, each time as a new post
   * @param answered the HTTP status that is expected
   * @param warmsUp only wakes the machine: its rows count in no figure of lateness
   * @param ends how many deliveries must end in which state, of each post
   */
  public record Step(
      String route,
      ObjectNode request,
      Optional<Duration> dueIn,
      int times,
      boolean warmsUp,
      int answered,
      Map<String, Integer> ends) {
    public Step {
      ends = Map.copyOf(ends);
    }

    /** The body, due as far after an instant as the step says. */
    byte[] body(Instant start) {
      var body = request.deepCopy();
      body.remove("due");
      dueIn.ifPresent(in -> body.put("due", start.plus(in).toString()));
      return Json.bytes(body);
    }
  }

  /** Every scenario, by name. */
  public static List<Scenario> all(Path home) throws IOException {
    try (var files = Files.list(home.resolve(FOLDER))) {
      var scenarios = new ArrayList<Scenario>();
      for (var file : files.sorted().toList()) {
        scenarios.add(read(home, file));
      }
      return scenarios;
    }
  }

  public static Optional<Scenario> find(Path home, String name) throws IOException {
    return all(home).stream().filter(scenario -> scenario.name().equals(name)).findFirst();
  }

  private static Scenario read(Path home, Path file) throws IOException {
    var node = json(file);
    var steps = new ArrayList<Step>();
    for (var step : node.path("steps")) {
      steps.add(step(home, step));
    }
    return new Scenario(
        String.valueOf(file.getFileName()).replace(".json", ""),
        node.path("about").asText(),
        home.resolve(node.path("channels").asText()),
        steps);
  }

  private static JsonNode json(Path file) throws IOException {
    try {
      return Json.parse(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Step step(Path home, JsonNode step) throws IOException {
    var event = json(home.resolve(step.path("event").asText()));
    var body = Json.parse(event.path("body").asText().getBytes(StandardCharsets.UTF_8));
    var ends = new TreeMap<String, Integer>();
    step.path("ends").properties().forEach(e -> ends.put(e.getKey(), e.getValue().asInt()));
    return new Step(
        event.path("routeKey").asText(),
        (ObjectNode) body,
        step.has("dueIn")
            ? Optional.of(Duration.parse(step.path("dueIn").asText()))
            : Optional.empty(),
        step.path("times").asInt(1),
        step.path("warmsUp").asBoolean(),
        step.path("answered").asInt(201),
        ends);
  }
}
