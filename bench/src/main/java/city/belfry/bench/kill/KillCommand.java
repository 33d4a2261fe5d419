package city.belfry.bench.kill;

import city.belfry.bench.load.JsonFile;
import city.belfry.bench.load.RealCity;
import city.belfry.platform.sample.stage.SampleStage;
import city.belfry.runtime.Json;
import city.belfry.runtime.SystemClock;
import city.belfry.stage.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Kills a town among a thousand sends, starts it again, and counts. */
@Command(
    name = "kill",
    description = {
      "A thousand deliveries of all classes due at one instant; the town is killed (SIGKILL) while they",
      "go out, and started again two seconds later. Ends with 0 only if nothing was lost or doubled."
    },
    mixinStandardHelpOptions = true)
public final class KillCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--n",
      defaultValue = "1000",
      paramLabel = "N",
      description = "how many deliveries (usually ${DEFAULT-VALUE})")
  private int deliveries;

  @Option(
      names = "--at",
      defaultValue = "400",
      paramLabel = "N",
      description = "killed at this arrival (usually ${DEFAULT-VALUE})")
  private int killAt;

  @Option(
      names = "--patience",
      defaultValue = "20",
      paramLabel = "MINUTES",
      description = "how long all may take after the restart (usually ${DEFAULT-VALUE})")
  private int patience;

  @Mixin private final JsonFile json = new JsonFile();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (killAt < 1 || killAt > deliveries || deliveries > 10_000 || patience < 1) {
      throw new ParameterException(
          spec.commandLine(), "--at is from 1 to --n, --n at most 10000, --patience at least 1");
    }
    json.check();
    var home = Path.of(System.getProperty("belfry.home", "."));
    var clock = new SystemClock();
    var tripWire = new TripWire(new SampleStage(clock), killAt);
    var stage = new Stage(List.of(tripWire), clock, ZoneId.systemDefault());
    try (var city = RealCity.start(home, stage)) {
      var ended = new KillRun(city, home, tripWire, deliveries, Duration.ofMinutes(patience)).run();
      var rows = ended.evidence().rows();
      System.out.println("milliseconds after the restart");
      System.out.println(HEAD);
      rows.forEach(row -> System.out.println(line(row)));
      json.write(json(ended));
      return rows.getLast().holds() ? 0 : 1;
    }
  }

  private static final String HEAD =
      "%-12s %10s %12s %6s %11s %7s %11s %9s %12s %5s %8s %6s"
          .formatted(
              "class",
              "deliveries",
              "before kill",
              "found",
              "last found",
              "resent",
              "last fresh",
              "last out",
              "unconfirmed",
              "lost",
              "doubled",
              "early");

  private static String line(Killed.Row row) {
    return String.format(
        Locale.ROOT,
        "%-12s %10d %12d %6d %11d %7d %11d %9d %12d %5d %8d %6d",
        row.kind(),
        row.deliveries(),
        row.beforeKill(),
        row.found(),
        row.lastFound().toMillis(),
        row.resent(),
        row.lastFresh().toMillis(),
        row.lastOut().toMillis(),
        row.unconfirmed(),
        row.lost(),
        row.doubled(),
        row.early());
  }

  private static String json(KillRun.Ended ended) {
    var rows = ended.evidence().rows();
    var all = rows.getLast();
    var json =
        Json.object()
            .put("deliveries", all.deliveries())
            .put("killedAt", ended.killedAt())
            .put("lost", all.lost())
            .put("doubled", all.doubled())
            .put("early", all.early())
            .put("unconfirmed", all.unconfirmed())
            .put("restartMillis", ended.restart().toMillis());
    var byClass = json.putArray("byClass");
    for (var row : rows.subList(0, rows.size() - 1)) {
      byClass
          .addObject()
          .put("class", row.kind())
          .put("deliveries", row.deliveries())
          .put("beforeKill", row.beforeKill())
          .put("found", row.found())
          .put("resent", row.resent())
          .put("unconfirmed", row.unconfirmed())
          .put("lastOutMillis", row.lastOut().toMillis());
    }
    return json.toPrettyString();
  }
}
