package city.belfry.runtime;

import city.belfry.time.Clock;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;

/** To standard output, where Lambda picks lines up. Every failure is also counted, as a metric. */
public final class StandardOutputLog implements Log {
  private final PrintStream out;
  private final Clock clock;
  private final String stack;

  /**
   * A process's log.
   *
   * @param stack whose failures are counted
   */
  public StandardOutputLog(PrintStream out, Clock clock, String stack) {
    this.out = out;
    this.clock = clock;
    this.stack = stack;
  }

  @Override
  public void line(ObjectNode line) {
    out.println(
        line.path("level").asText().equals("ERROR")
            ? MetricLine.on(line.deepCopy(), stack).count("Failures").at(clock.now())
            : line);
  }
}
