package city.belfry.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.domain.delivery.Delivery;
import city.belfry.kit.APost;
import city.belfry.kit.cloud.Cloud;
import city.belfry.kit.cloud.EveryCloud;
import city.belfry.time.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

@EveryCloud
class SqsDeliveryQueueTest {
  private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");

  private final SettableClock clock = new SettableClock(NOW);
  private final SqsClient client;
  private final String url;
  private final SqsDeliveryQueue queue;

  SqsDeliveryQueueTest(Cloud cloud) {
    this.client = cloud.here().sqs();
    this.url = client.createQueue(r -> r.queueName("Queue-" + UUID.randomUUID())).queueUrl();
    this.queue = new SqsDeliveryQueue(client, Map.of("sample", url, "board", url), clock);
  }

  private static Delivery delivery() {
    var post = APost.due(NOW).build();
    return post.newDelivery(post.plan().getFirst(), NOW);
  }

  private List<String> received(int waitSeconds) {
    return client
        .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(waitSeconds))
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }

  @Test
  void theBodyNamesTheDeliveryAndNothingElse() {
    queue.send(delivery(), NOW.minusSeconds(5));
    assertThat(received(5)).containsExactly("{\"delivery\":\"" + delivery().id() + "\"}");
  }

  @Test
  void manyGoTogether() {
    var when = new LinkedHashMap<Delivery, Instant>();
    var bodies = new ArrayList<String>();
    for (var i = 0; i < 23; i++) {
      var post = APost.due(NOW).id("post-" + i).build();
      var delivery = post.newDelivery(post.plan().getFirst(), NOW);
      when.put(delivery, NOW);
      bodies.add("{\"delivery\":\"" + delivery.id() + "\"}");
    }

    queue.send(when);

    var all = new ArrayList<String>();
    for (var more = received(5); !more.isEmpty(); more = received(0)) {
      all.addAll(more);
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(bodies);
  }

  @Test
  void aPageIsTheBoards() {
    queue.turnPage("post-1", NOW);
    assertThat(received(5)).containsExactly("{\"page\":\"post-1\"}");
  }

  @Test
  void aDelayedMessageIsNotThereAtOnceAndComesByItself() {
    queue.send(delivery(), NOW.plusSeconds(2));
    assertThat(received(0)).isEmpty();
    assertThat(received(10)).hasSize(1);
  }

  @Test
  void delaysCountInWholeSecondsRoundedUpAndEndAtFifteenMinutes() {
    assertThat(delay(NOW.minusMillis(1))).isZero();
    assertThat(delay(NOW)).isZero();
    assertThat(delay(NOW.plusMillis(1))).isEqualTo(1);
    assertThat(delay(NOW.plusMillis(1001))).isEqualTo(2);
    assertThat(delay(NOW.plusSeconds(900))).isEqualTo(900);
    assertThat(delay(NOW.plusSeconds(86_400))).isEqualTo(900);
  }

  private int delay(Instant at) {
    var sent = new Sent();
    new SqsDeliveryQueue(sent, Map.of("sample", url), clock).send(delivery(), at);
    return sent.delay;
  }

  @Test
  void aPlatformWithoutAQueueIsAMistake() {
    var none = new SqsDeliveryQueue(client, Map.of(), clock);
    assertThatThrownBy(() -> none.send(delivery(), NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sample");
  }

  private static final class Sent implements SqsClient {
    private int delay = -1;

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      delay = request.delaySeconds();
      return SendMessageResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }
}
