package city.belfry.local.rehearse;

import city.belfry.local.town.LocalTown;
import city.belfry.runtime.SystemClock;
import city.belfry.time.Clock;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One scenario, from the front door to the receipts, on a town and a stage of its own. */
public final class Rehearsal implements AutoCloseable {
  /** How long after its due instant a scenario may take to settle. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration GLANCE = Duration.ofMillis(250);
  private static final Duration AROUND_DUE = Duration.ofMillis(600);
  private static final Set<String> FINAL =
      Set.of("delivered", "rejected", "cancelled", "missed", "unconfirmed");

  private final Scenario scenario;
  private final StageProcess stage;
  private final LocalTown town;
  private final Api api;
  private final Clock clock = new SystemClock();

  private record Posted(String id, Scenario.Step step) {}

  private Rehearsal(Scenario scenario, StageProcess stage, LocalTown town) {
    this.scenario = scenario;
    this.stage = stage;
    this.town = town;
    this.api = new Api(town.address(), stage.address(), town.token());
  }

  /** Starts the stage and the town for a scenario. */
  public static Rehearsal start(Path home, Scenario scenario, int port) throws IOException {
    Say.line("Belfry · rehearsal of \"" + scenario.name() + "\" · nothing leaves this machine");
    var stage = StageProcess.start();
    try {
      var address = stage.address().toString();
      var wanted =
          new LocalTown.Wanted(
              home,
              port,
              Optional.empty(),
              scenario.channels(),
              Optional.of(URI.create(address.substring(0, address.length() - 1))),
              line -> Say.line("log        " + line));
      var town = LocalTown.start(wanted);
      var wiring = town.town().wiring();
      Say.line(
          "cloud up   %d table, %d queues, %d functions · from template.yaml"
              .formatted(
                  wiring.tables().size(), wiring.queues().size(), wiring.functions().size()));
      Say.line("stage up   " + stage.address());
      return new Rehearsal(scenario, stage, town);
    } catch (IOException | RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  public URI stagePage() {
    return stage.address();
  }

  /**
   * Runs the scenario.
   *
   * @param json where the receipts are also written
   * @return whether every delivery ended as the scenario says
   */
  public boolean run(Optional<Path> json) throws IOException, InterruptedException {
    var start = clock.now();
    var posted = new ArrayList<Posted>();
    var well = true;
    for (var step : scenario.steps()) {
      for (var time = 0; time < step.times(); time++) {
        well &= send(step, start, "rehearsal-" + posted.size(), posted);
      }
    }
    var receipts = follow(posted, deadline(start));
    var arrivals = arrivals();
    var rows = receipts.stream().map(r -> Row.of(r, arrivals, counts(r, posted))).toList();
    ReceiptTable.print(rows);
    if (json.isPresent()) {
      Files.writeString(json.get(), Row.json(scenario.name(), rows).toPrettyString() + "\n");
    }
    for (var post : posted) {
      well &= endedWell(post, receipts);
    }
    Say.line(ReceiptTable.summary(rows));
    return well;
  }

  private static boolean counts(JsonNode receipt, List<Posted> posted) {
    return posted.stream()
        .filter(post -> post.id().equals(receipt.path("post").asText()))
        .noneMatch(post -> post.step().warmsUp());
  }

  private boolean send(Scenario.Step step, Instant start, String key, List<Posted> posted)
      throws IOException, InterruptedException {
    var answer = api.send(step.route(), key, step.body(start));
    if (answer.status() != step.answered()) {
      Say.line("wrong      answered " + answer.status() + ": " + answer.body());
      return false;
    }
    var id = answer.body().path("id").asText("");
    if (id.isEmpty()) {
      Say.line("refused    as it must be: " + answer.body().path("title").asText());
    } else {
      Say.accepted(answer.body());
      posted.add(new Posted(id, step));
    }
    return true;
  }

  private Instant deadline(Instant start) {
    return scenario.steps().stream()
        .map(step -> step.dueIn().orElse(Duration.ZERO))
        .max(Duration::compareTo)
        .map(start::plus)
        .orElse(start)
        .plus(PATIENCE);
  }

  /** Tells every change, until all is final or patience ends. */
  private List<JsonNode> follow(List<Posted> posted, Instant deadline)
      throws IOException, InterruptedException {
    var told = new HashMap<String, String>();
    while (true) {
      var now = clock.now();
      var receipts = new ArrayList<JsonNode>();
      for (var post : posted) {
        api.receipts(post.id()).forEach(receipts::add);
      }
      for (var receipt : receipts) {
        var state = receipt.path("state").asText();
        if (!state.equals(told.put(receipt.path("id").asText(), state))
            && !state.equals("waiting")) {
          Say.change(now, receipt, receipts.size());
        }
      }
      var settled = receipts.stream().allMatch(r -> FINAL.contains(r.path("state").asText()));
      if (settled || now.isAfter(deadline)) {
        return receipts;
      }
      clock.awaitUntil(nextGlance(receipts, now));
    }
  }

  /** Not while something is about to leave: watching must not delay what is watched. */
  private static Instant nextGlance(List<JsonNode> receipts, Instant now) {
    var next = now.plus(GLANCE);
    return receipts.stream()
        .map(receipt -> Instant.parse(receipt.path("due").asText()))
        .filter(due -> next.isAfter(due.minus(AROUND_DUE)) && next.isBefore(due.plus(AROUND_DUE)))
        .map(due -> due.plus(AROUND_DUE))
        .max(Instant::compareTo)
        .orElse(next);
  }

  /** When each post arrived at the stage, by platform and id. */
  private Map<String, Instant> arrivals() throws IOException, InterruptedException {
    var arrivals = new HashMap<String, Instant>();
    api.placed()
        .forEach(post ->
            arrivals.put(
                Row.key(post.path("platform").asText(), post.path("id").asText()),
                Instant.parse(post.path("arrived").asText())));
    return arrivals;
  }

  private static boolean endedWell(Posted post, List<JsonNode> receipts) {
    var ends = new TreeMap<String, Integer>();
    receipts.stream()
        .filter(receipt -> receipt.path("post").asText().equals(post.id()))
        .forEach(receipt -> ends.merge(receipt.path("state").asText(), 1, Integer::sum));
    if (ends.equals(new TreeMap<>(post.step().ends()))) {
      return true;
    }
    Say.line(
        "wrong      post " + post.id() + " ended " + ends + ", expected " + post.step().ends());
    return false;
  }

  @Override
  public void close() {
    town.close();
    stage.close();
  }
}
