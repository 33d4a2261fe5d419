package city.belfry.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.local.template.QueueSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class EmbeddedQueuesTest {
  @SuppressWarnings("NullAway.Init")
  private static EmbeddedQueues queues;

  @BeforeAll
  static void start() {
    queues = EmbeddedQueues.start(Place.LOCAL);
  }

  @AfterAll
  static void stop() {
    queues.close();
  }

  @Test
  void knowsAQueuesAddressBeforeItExists() {
    var promised = queues.url("belfry-x");
    queues.create(List.of(queue("X", "belfry-x", Optional.empty())));

    assertThat(queues.client().getQueueUrl(get -> get.queueName("belfry-x")).queueUrl())
        .isEqualTo(promised);
  }

  @Test
  void tiesAQueueToItsDeadLettersInWhateverOrderTheyCome() {
    var rule = new QueueSpec.DeadLetters("WeiboDead", 3);
    queues.create(
        List.of(
            queue("Weibo", "belfry-weibo", Optional.of(rule)),
            queue("WeiboDead", "belfry-weibo-dead", Optional.empty())));

    var attributes =
        queues
            .client()
            .getQueueAttributes(get ->
                get.queueUrl(queues.url("belfry-weibo")).attributeNames(QueueAttributeName.ALL))
            .attributes();
    assertThat(attributes)
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "240")
        .containsEntry(QueueAttributeName.QUEUE_ARN, queues.arn("belfry-weibo"));
    assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
        .contains(queues.arn("belfry-weibo-dead"))
        .contains("3");
  }

  @Test
  void refusesDeadLettersThatGoNowhere() {
    var rule = new QueueSpec.DeadLetters("Nowhere", 3);

    assertThatThrownBy(
            () -> queues.create(List.of(queue("Lost", "belfry-lost", Optional.of(rule)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Lost sends its dead letters to Nowhere, which is no queue");
  }

  private static QueueSpec queue(
      String logicalId, String name, Optional<QueueSpec.DeadLetters> deadLetters) {
    return new QueueSpec(logicalId, name, Duration.ofMinutes(4), deadLetters);
  }
}
