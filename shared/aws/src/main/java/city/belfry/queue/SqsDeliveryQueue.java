package city.belfry.queue;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.TakeBack;
import city.belfry.runtime.Json;
import city.belfry.runtime.Trace;
import city.belfry.time.Clock;
import city.belfry.usecase.delivery.DeliveryQueue;
import city.belfry.usecase.delivery.PageTurns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * One SQS queue per platform. The body names the delivery and nothing else: whoever receives it
 * reads the truth from the table. Safe for threads.
 */
public final class SqsDeliveryQueue implements DeliveryQueue {
  /** SQS holds a message back no longer than this; what is due later is asked for again. */
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  private static final int ONE_REQUEST = 10;

  private final SqsClient client;
  private final Map<String, String> urls;
  private final Clock clock;

  /**
   * The queues of the platforms in use.
   *
   * @param urls queue addresses by platform
   */
  public SqsDeliveryQueue(SqsClient client, Map<String, String> urls, Clock clock) {
    this.client = client;
    this.urls = Map.copyOf(urls);
    this.clock = clock;
  }

  @Override
  public void send(Delivery delivery, Instant at) {
    send(delivery.platform(), "delivery", delivery.id(), at);
  }

  /** Ten in a request, which is the most that SQS takes. */
  @Override
  public void send(Map<Delivery, Instant> when) {
    var entries = new HashMap<String, List<SendMessageBatchRequestEntry>>();
    when.forEach((delivery, at) -> {
      var ofQueue =
          entries.computeIfAbsent(url(delivery.platform(), delivery.id()), _ -> new ArrayList<>());
      ofQueue.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(ofQueue.size()))
              .messageBody(body("delivery", delivery.id().toString()))
              .delaySeconds(delay(at))
              .messageAttributes(trace())
              .build());
    });
    entries.forEach((url, all) -> {
      for (var from = 0; from < all.size(); from += ONE_REQUEST) {
        sendTogether(url, all.subList(from, Math.min(from + ONE_REQUEST, all.size())));
      }
    });
  }

  private void sendTogether(String url, List<SendMessageBatchRequestEntry> entries) {
    var answer = client.sendMessageBatch(r -> r.queueUrl(url).entries(entries));
    if (!answer.failed().isEmpty()) {
      var first = answer.failed().getFirst();
      throw new IllegalStateException(
          "%d of %d messages were refused: %s"
              .formatted(answer.failed().size(), entries.size(), first.message()));
    }
  }

  @Override
  public void takeBack(TakeBack wish, Instant at) {
    send(wish.platform(), "takeBack", wish.delivery(), at);
  }

  @Override
  public void watch(Channel channel) {
    send(channel.platform(), "watch", channel.name(), clock.now());
  }

  @Override
  public void turnPage(String post, Instant at) {
    send(PageTurns.PLATFORM, "page", post, at);
  }

  private void send(String platform, String kind, Object name, Instant at) {
    var url = url(platform, name);
    client.sendMessage(r ->
        r.queueUrl(url)
            .messageBody(body(kind, name.toString()))
            .delaySeconds(delay(at))
            .messageAttributes(trace()));
  }

  private static Map<String, MessageAttributeValue> trace() {
    return Trace.request()
        .map(MessageAttributeValue.builder().dataType("String")::stringValue)
        .map(value -> Map.of(Trace.ATTRIBUTE, value.build()))
        .orElse(Map.of());
  }

  private String url(String platform, Object name) {
    var url = urls.get(platform);
    if (url == null) {
      throw new IllegalArgumentException("no queue for the platform " + platform + ": " + name);
    }
    return url;
  }

  private static String body(String kind, String name) {
    return Json.object().put(kind, name).toString();
  }

  /** In whole seconds, rounded up: what comes a little late is still early. */
  private int delay(Instant at) {
    var wait = Duration.between(clock.now(), at);
    if (wait.isNegative()) {
      return 0;
    }
    var shorter = wait.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : wait;
    return Math.toIntExact(shorter.plusNanos(999_999_999).toSeconds());
  }
}
