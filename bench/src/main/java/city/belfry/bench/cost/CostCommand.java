package city.belfry.bench.cost;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What a month costs, from counted requests. */
@Command(
    name = "cost",
    description = {
      "What a month costs: AWS requests of the town on this machine, counted, times a list of prices.",
      "An estimate: nobody has seen a bill. docs/cost.md says what it rests on."
    },
    mixinStandardHelpOptions = true)
public final class CostCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException {
    var home = Path.of(System.getProperty("belfry.home", "."));
    var prices = Prices.read();
    Bill.of(Counted.in(home, prices.assumptions()), prices).forEach(System.out::println);
    return 0;
  }
}
