package city.belfry.bench.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Simulated days, with everything that can go wrong. */
@Command(
    name = "simulate",
    description = "Simulated days of a small city, with faults; a seed repeats a run exactly.",
    mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
  @Option(names = "--days", defaultValue = "30", description = "usually ${DEFAULT-VALUE}")
  private int days;

  @Option(names = "--seed", defaultValue = "1", description = "usually ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "so many seeds, one after the other (usually ${DEFAULT-VALUE})")
  private int seeds;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var template = Path.of(System.getProperty("belfry.home", ".")).resolve("template.yaml");
    var holds = true;
    try (var world = World.start(template)) {
      for (var s = seed; s < seed + seeds; s++) {
        holds &= simulated(world, s).broken().isEmpty();
      }
    }
    return holds ? 0 : 1;
  }

  private Simulation.Result simulated(World world, long chosen) throws InterruptedException {
    var began = System.nanoTime();
    try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
      var result = thread.submit(() -> new Simulation(world, days, chosen).run()).get();
      show(result, chosen, Duration.ofNanos(System.nanoTime() - began));
      return result;
    } catch (ExecutionException e) {
      throw new IllegalStateException("seed " + chosen, e.getCause());
    }
  }

  private void show(Simulation.Result result, long chosen, Duration took) {
    System.out.printf(
        "%d days, seed %d: %.1f s, %.2f simulated days a second%n",
        days, chosen, took.toMillis() / 1000.0, days * 1000.0 / took.toMillis());
    result.happened().forEach(SimulateCommand::row);
    row("unconfirmed", result.unconfirmed());
    row("doubled by choice", result.doubledByChoice());
    row("rules broken", result.broken().size());
    result.broken().forEach(b -> System.out.println("    " + b.rule() + " " + b.how()));
  }

  private static void row(String what, int times) {
    System.out.printf("  %-24s %6d%n", what, times);
  }
}
