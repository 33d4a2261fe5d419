package city.belfry.bench.rulers;

import city.belfry.bench.load.JsonFile;
import city.belfry.domain.message.Words;
import city.belfry.platform.Ruler;
import city.belfry.platform.catalog.Platforms;
import city.belfry.runtime.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All rulers over the same texts, by the processor's time of one thread: machines are shared. */
@Command(
    name = "rulers",
    description = {
      "Texts in many scripts, measured by every platform's ruler on one thread.",
      "Told is the thread's own CPU time, which does not grow when others use the machine."
    },
    mixinStandardHelpOptions = true)
public final class RulersCommand implements Callable<Integer> {
  private static final int MOST = 1_000_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--n",
      paramLabel = "N",
      defaultValue = "10000",
      description = "how many texts (usually ${DEFAULT-VALUE})")
  private int count;

  @Option(names = "--seed", defaultValue = "1", description = "chooses the texts")
  private long seed;

  @Mixin private final JsonFile json = new JsonFile();

  @Override
  public Integer call() throws IOException {
    if (count < 1 || count > MOST) {
      throw new ParameterException(spec.commandLine(), "--n is from 1 to " + MOST);
    }
    json.check();
    var texts = Texts.of(count, seed);
    // Once before: what the first texts cost is the JVM's learning.
    Platforms.all().forEach(platform -> measure(platform.ruler(), texts));
    System.out.printf("%-12s %10s %12s%n", "ruler", "CPU ms", "too long");
    var rows = Json.object();
    var total = 0.0;
    for (var platform : Platforms.all()) {
      var began = THREADS.getCurrentThreadCpuTime();
      var tooLong = measure(platform.ruler(), texts);
      var millis = (THREADS.getCurrentThreadCpuTime() - began) / 1_000_000.0;
      total += millis;
      System.out.printf(Locale.ROOT, "%-12s %10.1f %12d%n", platform.name(), millis, tooLong);
      rows.putObject(platform.name()).put("cpuMillis", millis).put("tooLong", tooLong);
    }
    System.out.printf(Locale.ROOT, "%-12s %10.1f%n", "all", total);
    var told = Json.object().put("texts", count).put("cpuMillis", total);
    told.set("rulers", rows);
    json.write(told.toPrettyString());
    return 0;
  }

  /** Answers how many do not fit. */
  private static int measure(Ruler ruler, List<Words> texts) {
    var tooLong = 0;
    for (var words : texts) {
      if (!ruler.measure(words).fits()) {
        tooLong++;
      }
    }
    return tooLong;
  }
}
