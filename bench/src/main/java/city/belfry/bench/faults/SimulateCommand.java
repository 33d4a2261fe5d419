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

  @Override
  public Integer call() throws IOException, InterruptedException {
    var template = Path.of(System.getProperty("belfry.home", ".")).resolve("template.yaml");
    var began = System.nanoTime();
    try (var world = World.start(template);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var result = threads.submit(() -> new Simulation(world, days, seed).run()).get();
      var took = Duration.ofNanos(System.nanoTime() - began);
      System.out.printf(
          "%d days, seed %d: %.1f s, %.1f simulated days a second%n",
          days, seed, took.toMillis() / 1000.0, days * 1000.0 / took.toMillis());
      result.happened().forEach((what, times) -> System.out.printf("  %-24s %6d%n", what, times));
      System.out.printf("  %-24s %6d%n", "unconfirmed", result.unconfirmed());
      System.out.printf("  %-24s %6d%n", "doubled by choice", result.doubledByChoice());
      System.out.printf("  %-24s %6d%n", "rules broken", result.broken().size());
      result.broken().forEach(b -> System.out.println("    " + b.rule() + " " + b.how()));
      return result.broken().isEmpty() ? 0 : 1;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
