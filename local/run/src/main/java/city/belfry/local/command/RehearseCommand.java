package city.belfry.local.command;

import city.belfry.local.rehearse.Rehearsal;
import city.belfry.local.rehearse.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends a scenario the whole way, and shows the receipts. */
@Command(
    name = "rehearse",
    description = {
      "Sends a scenario through the front door and the whole way to the stage, and shows the",
      "receipts. Ends with 0 only if every delivery ended as the scenario says."
    },
    mixinStandardHelpOptions = true)
public final class RehearseCommand implements Callable<Integer> {
  @Option(names = "--list", description = "name the scenarios and end")
  private boolean list;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "marathon-closure",
      description = "which one (usually ${DEFAULT-VALUE})")
  private String scenario = "";

  @Option(names = "--json", paramLabel = "FILE", description = "also write the receipts here")
  private @Nullable Path json;

  @Option(names = "--stay", description = "keep the town and the stage open afterwards")
  private boolean stay;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = Port.class,
      defaultValue = "0",
      description = "where the town answers; any that is free without it")
  private int port;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var home = Home.folder();
    if (list) {
      Scenario.all(home).forEach(s -> System.out.printf("%-20s %s%n", s.name(), s.about()));
      return 0;
    }
    var found = Scenario.find(home, scenario);
    if (found.isEmpty()) {
      System.err.println(
          "There is no scenario \"" + scenario + "\": rehearse --list names those there are.");
      return 2;
    }
    if (json != null && !OutputFile.isWritable(json)) {
      System.err.println("--json: " + json + " cannot be written.");
      return 2;
    }
    try (var rehearsal = Rehearsal.start(home, found.get(), port)) {
      var well = rehearsal.run(Optional.ofNullable(json));
      if (stay) {
        System.out.println("staying: " + rehearsal.stagePage() + " · Ctrl-C ends it");
        new CountDownLatch(1).await();
      }
      return well ? 0 : 1;
    }
  }
}
