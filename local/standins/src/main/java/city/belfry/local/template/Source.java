package city.belfry.local.template;

import java.time.Duration;

/** What wakes a function, as the template says. */
public sealed interface Source {
  /**
   * An HTTP route.
   *
   * @param method upper case
   * @param path with {@code {name}} for variables
   */
  record Route(String method, String path) implements Source {}

  /**
   * A queue.
   *
   * @param queue the queue's logical id
   * @param batchSize the most messages in one call
   * @param window how long a batch may be gathered
   * @param reportsFailures whether the answer names the messages that failed
   */
  record Queue(String queue, int batchSize, Duration window, boolean reportsFailures)
      implements Source {}

  /**
   * A table's stream.
   *
   * @param table the table's logical id
   * @param batchSize the most records in one call
   */
  record TableStream(String table, int batchSize, boolean reportsFailures) implements Source {}

  /**
   * A schedule.
   *
   * @param input what the function is given, JSON; empty for the scheduler's own event
   */
  record Tick(Duration every, String input) implements Source {
    public Tick(Duration every) {
      this(every, "");
    }
  }
}
