package city.belfry.bench.soak;

import city.belfry.bench.load.JsonFile;
import city.belfry.bench.load.RealCity;
import city.belfry.runtime.Json;
import city.belfry.runtime.SystemClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Random minutes on real processes. */
@Command(
    name = "soak",
    description = {
      "Minutes of random posts, edits, cancels, holds and faults, on a town that is killed and started",
      "again at random. Ends with 0 only if nothing was lost, early, doubled or sent after a stop."
    },
    mixinStandardHelpOptions = true)
public final class SoakCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--minutes", required = true, paramLabel = "M", description = "how long it works")
  private int minutes;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "S",
      description = "chooses what is done (usually ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--patience",
      defaultValue = "20",
      paramLabel = "MINUTES",
      description = "how long all may take to settle afterwards (usually ${DEFAULT-VALUE})")
  private int patience;

  @Mixin private final JsonFile json = new JsonFile();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (minutes < 1 || patience < 1) {
      throw new ParameterException(spec.commandLine(), "--minutes and --patience are at least 1");
    }
    json.check();
    var home = Path.of(System.getProperty("belfry.home", "."));
    try (var city = RealCity.start(home)) {
      var until = new SystemClock().now().plus(Duration.ofMinutes(minutes));
      var ended =
          new Soak(city, List.copyOf(RealCity.classes(home).keySet()), seed)
              .run(until, Duration.ofMinutes(patience));
      System.out.printf("%d minutes, seed %d%n", minutes, seed);
      ended.happened().forEach((what, times) -> System.out.printf("  %-22s %6d%n", what, times));
      for (var rule : SoakJudge.Rule.values()) {
        var all = ended.broken().getOrDefault(rule, List.of());
        System.out.printf("  %-22s %6d%n", rule.word(), all.size());
        all.forEach(how -> System.out.println("    " + how));
      }
      json.write(json(ended));
      return ended.broken().values().stream().allMatch(List::isEmpty) ? 0 : 1;
    }
  }

  private String json(Soak.Ended ended) {
    var json = Json.object().put("minutes", minutes).put("seed", seed);
    var happened = json.putObject("happened");
    ended.happened().forEach(happened::put);
    ended.broken().forEach((rule, all) -> json.put(rule.json(), all.size()));
    return json.toPrettyString();
  }
}
