package city.belfry.local.api;

import city.belfry.local.template.QueueSpec;
import city.belfry.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * SQS on a clock that is set. Gives one message a call, and none at the call after, as SQS may: so
 * a batch is one message, and what happens happens in one order.
 */
final class TimedSqs implements SqsClient {
  private final Clock clock;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private int sent;
  private int asked;
  private boolean losing;
  private @Nullable Duration copyAfter;

  /** One queue. */
  private static final class Line {
    final Duration visibility;
    final int receives;
    final List<Kept> kept = new ArrayList<>();
    final List<Kept> dead = new ArrayList<>();
    boolean breath;

    Line(QueueSpec spec) {
      visibility = spec.visibility();
      receives = spec.deadLetters().map(d -> d.afterReceives()).orElse(Integer.MAX_VALUE);
    }
  }

  /** One message. */
  private record Kept(
      String id,
      String body,
      Map<String, MessageAttributeValue> attributes,
      Instant visibleAt,
      int received) {
    Kept hidden(Instant until) {
      return new Kept(id, body, attributes, until, received);
    }

    Kept receivedOnce() {
      return new Kept(id, body, attributes, visibleAt, received + 1);
    }
  }

  TimedSqs(Clock clock) {
    this.clock = clock;
  }

  /** There is a queue at an address from now on. */
  void create(String url, QueueSpec spec) {
    lines.put(url, new Line(spec));
  }

  /** Whether what is sent from now on gets lost. */
  void lose(boolean losing) {
    this.losing = losing;
  }

  /** What is sent from now on comes twice, the copy so long after the message. */
  void doubleAll(Duration later) {
    copyAfter = later;
  }

  /** How many messages somebody asked to be sent. */
  synchronized int asked() {
    return asked;
  }

  /** Forgets everything, as a drained queue. */
  synchronized void drain() {
    lines.values().forEach(line -> line.kept.clear());
  }

  /** When the next message can be received. */
  synchronized Optional<Instant> next() {
    return lines.values().stream()
        .flatMap(line -> line.kept.stream())
        .map(Kept::visibleAt)
        .min(Comparator.naturalOrder());
  }

  /** How many messages were given up. */
  synchronized long dead() {
    return lines.values().stream().mapToLong(line -> line.dead.size()).sum();
  }

  @Override
  public synchronized SendMessageResponse sendMessage(SendMessageRequest request) {
    var line = line(request.queueUrl());
    var delay = request.delaySeconds() == null ? 0 : request.delaySeconds();
    if (delay < 0 || delay > 900) {
      throw new IllegalArgumentException("SQS delays from 0 to 900 s, not " + delay);
    }
    var at = clock.now().plusSeconds(delay);
    asked++;
    if (!losing) {
      keep(line, request, at);
      if (copyAfter != null) {
        keep(line, request, at.plus(copyAfter));
      }
    }
    return SendMessageResponse.builder().messageId("message-" + sent).build();
  }

  private void keep(Line line, SendMessageRequest request, Instant at) {
    var id = "message-" + ++sent;
    line.kept.add(new Kept(id, request.messageBody(), request.messageAttributes(), at, 0));
  }

  @Override
  public synchronized ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    var line = line(request.queueUrl());
    var now = clock.now();
    var found =
        line.kept.stream()
            .filter(kept -> !kept.visibleAt().isAfter(now))
            .min(Comparator.comparing(Kept::visibleAt));
    if (line.breath || found.isEmpty()) {
      line.breath = false;
      return ReceiveMessageResponse.builder().messages(List.of()).build();
    }
    line.breath = true;
    var kept = found.get();
    line.kept.remove(kept);
    if (kept.received() >= line.receives) {
      line.dead.add(kept);
      return ReceiveMessageResponse.builder().messages(List.of()).build();
    }
    line.kept.add(kept.receivedOnce().hidden(now.plus(line.visibility)));
    return ReceiveMessageResponse.builder()
        .messages(
            Message.builder()
                .messageId(kept.id())
                .receiptHandle(kept.id())
                .body(kept.body())
                .messageAttributes(kept.attributes())
                .build())
        .build();
  }

  @Override
  public synchronized DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
    line(request.queueUrl()).kept.removeIf(kept -> kept.id().equals(request.receiptHandle()));
    return DeleteMessageResponse.builder().build();
  }

  @Override
  public synchronized DeleteMessageBatchResponse deleteMessageBatch(
      DeleteMessageBatchRequest request) {
    var done = new ArrayList<DeleteMessageBatchResultEntry>();
    for (var entry : request.entries()) {
      line(request.queueUrl()).kept.removeIf(kept -> kept.id().equals(entry.receiptHandle()));
      done.add(DeleteMessageBatchResultEntry.builder().id(entry.id()).build());
    }
    return DeleteMessageBatchResponse.builder()
        .successful(done)
        .failed(List.<BatchResultErrorEntry>of())
        .build();
  }

  @Override
  public synchronized ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    var until = clock.now().plusSeconds(request.visibilityTimeout());
    line(request.queueUrl())
        .kept
        .replaceAll(kept -> kept.id().equals(request.receiptHandle()) ? kept.hidden(until) : kept);
    return ChangeMessageVisibilityResponse.builder().build();
  }

  private Line line(String url) {
    var line = lines.get(url);
    if (line == null) {
      throw new IllegalArgumentException("there is no queue " + url);
    }
    return line;
  }

  @Override
  public String serviceName() {
    return SqsClient.SERVICE_NAME;
  }

  @Override
  public void close() {}
}
