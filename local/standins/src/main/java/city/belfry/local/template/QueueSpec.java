package city.belfry.local.template;

import java.time.Duration;
import java.util.Optional;

/**
 * An SQS queue of the template.
 *
 * @param visibility how long a received message stays hidden
 * @param deadLetters where a message goes that failed too often
 */
public record QueueSpec(
    String logicalId, String name, Duration visibility, Optional<DeadLetters> deadLetters) {
  /**
   * A redrive rule.
   *
   * @param queue the dead-letter queue's logical id
   * @param afterReceives how often a message is tried
   */
  public record DeadLetters(String queue, int afterReceives) {}
}
