package city.belfry.bench.lateness;

import city.belfry.bench.load.JsonFile;
import city.belfry.runtime.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how long after due the first byte arrives, beside what the machine could do at best. */
@Command(
    name = "lateness",
    description = {
      "So many deliveries due at one instant, through the whole way of a post: how long after due each",
      "arrives, by the receiving server's clock. Beside it the floor: fifty threads that post the same",
      "at one instant and promise nothing. No figure of a run that lost or doubled anything."
    },
    mixinStandardHelpOptions = true)
public final class LatenessCommand implements Callable<Integer> {
  /** Volleys of the warm-up grow from the one to the other. */
  private static final int FIRST_WARM_VOLLEY = 20;

  private static final int LAST_WARM_VOLLEY = 500;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--n",
      split = ",",
      defaultValue = "1,100,1000",
      paramLabel = "N",
      description = "how many deliveries are due at once (usually ${DEFAULT-VALUE})")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--repeat",
      defaultValue = "5",
      paramLabel = "R",
      description = "how often each is measured (usually ${DEFAULT-VALUE})")
  private int repeat;

  @Option(
      names = "--warm-up",
      defaultValue = "2000",
      paramLabel = "N",
      description = "so many deliveries go before, and count in nothing (usually ${DEFAULT-VALUE})")
  private int warmUp;

  @Mixin private final JsonFile json = new JsonFile();

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    var home = Path.of(System.getProperty("belfry.home", "."));
    try (var course = Course.start(home)) {
      warmUp(course);
      var table = new Table(System.out);
      var medians = new ArrayList<Row>();
      for (var n : sizes) {
        medians.add(measured(course, n, table));
      }
      var rows = Json.object().putArray("rows");
      medians.forEach(row -> rows.add(row.json()));
      json.write(rows.toPrettyString());
      return 0;
    } catch (Table.Refused e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private void check() {
    json.check();
    if (sizes.stream().anyMatch(n -> n < 1 || n > 10_000)) {
      throw new ParameterException(spec.commandLine(), "--n: from 1 to 10000 deliveries");
    }
    if (repeat < 1 || warmUp < 0) {
      throw new ParameterException(
          spec.commandLine(), "--repeat is at least 1, --warm-up at least 0");
    }
  }

  private void warmUp(Course course) throws IOException, InterruptedException {
    var sent = 0;
    var next = FIRST_WARM_VOLLEY;
    while (sent < warmUp) {
      var volley = Math.min(next, warmUp - sent);
      course.run(volley);
      sent += volley;
      next = Math.min(LAST_WARM_VOLLEY, next * 2);
    }
    System.out.printf(
        "warm-up: %d deliveries each for the floor and for Belfry, not counted%n", sent);
  }

  private Row measured(Course course, int n, Table table) throws IOException, InterruptedException {
    var rows = new ArrayList<Row>();
    for (var i = 0; i < repeat; i++) {
      var row = course.run(n);
      table.print(Integer.toString(i + 1), row);
      rows.add(row);
    }
    var median = Row.median(rows);
    if (repeat > 1) {
      table.print("median", median);
    }
    return median;
  }
}
