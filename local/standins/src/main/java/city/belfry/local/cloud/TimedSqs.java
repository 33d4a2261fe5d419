package city.belfry.local.cloud;

import city.belfry.local.template.QueueSpec;
import city.belfry.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * SQS in memory, on whatever clock it is given: delays, visibility and redrive follow that clock,
 * and messages come in the order in which they become visible, so that a whole run repeats exactly.
 * No receive ever waits. Safe for threads.
 */
public final class TimedSqs implements SqsClient, Queues {
  /** SQS gives no more in one call. */
  private static final int ONE_CALL = 10;

  private static final int LONGEST_DELAY = 900;

  private final Place place;
  private final Clock clock;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private long number;

  public TimedSqs(Place place, Clock clock) {
    this.place = place;
    this.clock = clock;
  }

  /** One queue and what is in it. */
  private static final class Line {
    final QueueSpec spec;
    final @Nullable String deadLetters;
    final List<Kept> kept = new ArrayList<>();

    Line(QueueSpec spec, @Nullable String deadLetters) {
      this.spec = spec;
      this.deadLetters = deadLetters;
    }

    Optional<Kept> next(Instant now) {
      return kept.stream().filter(k -> !k.visible().isAfter(now)).min(Kept.ORDER);
    }
  }

  private record Kept(long number, String body, Instant visible, int received) {
    static final Comparator<Kept> ORDER =
        Comparator.comparing(Kept::visible).thenComparingLong(Kept::number);

    Kept hiddenUntil(Instant until) {
      return new Kept(number, body, until, received + 1);
    }

    /** Of this one receive: a later one makes it worthless, as SQS has it. */
    String handle() {
      return number + "." + received;
    }
  }

  @Override
  public SqsClient client() {
    return this;
  }

  @Override
  public String url(String name) {
    return "https://queues.invalid/%s/%s".formatted(place.account(), name);
  }

  @Override
  public String arn(String name) {
    return place.arn("sqs", name);
  }

  @Override
  public synchronized void create(Collection<QueueSpec> queues) {
    var names = new HashMap<String, String>();
    queues.forEach(queue -> names.put(queue.logicalId(), queue.name()));
    for (var queue : queues) {
      var deadLetters =
          queue.deadLetters().map(rule -> url(Objects.requireNonNull(names.get(rule.queue()))));
      lines.putIfAbsent(url(queue.name()), new Line(queue, deadLetters.orElse(null)));
    }
  }

  /** When the next message of a queue can be received. */
  public synchronized Optional<Instant> next(String url) {
    return line(url).kept.stream().map(Kept::visible).min(Comparator.naturalOrder());
  }

  /** How many messages a queue holds, whether they can be received now or not. */
  public synchronized int size(String url) {
    return line(url).kept.size();
  }

  /** Forgets everything, as a broker does that keeps nothing. */
  public synchronized void drain() {
    lines.values().forEach(line -> line.kept.clear());
  }

  @Override
  public synchronized SendMessageResponse sendMessage(SendMessageRequest request) {
    var delay = Objects.requireNonNullElse(request.delaySeconds(), 0);
    if (delay < 0 || delay > LONGEST_DELAY) {
      throw new IllegalArgumentException("SQS delays from 0 to 900 s, not " + delay);
    }
    var kept = new Kept(++number, request.messageBody(), clock.now().plusSeconds(delay), 0);
    line(request.queueUrl()).kept.add(kept);
    return SendMessageResponse.builder().messageId(Long.toString(kept.number())).build();
  }

  @Override
  public synchronized SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    if (request.entries().size() > ONE_CALL) {
      throw new IllegalArgumentException("SQS takes ten messages in a request");
    }
    var sent = new ArrayList<SendMessageBatchResultEntry>();
    for (var entry : request.entries()) {
      var one =
          sendMessage(r ->
              r.queueUrl(request.queueUrl())
                  .messageBody(entry.messageBody())
                  .delaySeconds(entry.delaySeconds()));
      sent.add(
          SendMessageBatchResultEntry.builder().id(entry.id()).messageId(one.messageId()).build());
    }
    return SendMessageBatchResponse.builder().successful(sent).build();
  }

  @Override
  public synchronized ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    var line = line(request.queueUrl());
    var most = Math.min(ONE_CALL, Objects.requireNonNullElse(request.maxNumberOfMessages(), 1));
    var now = clock.now();
    var given = new ArrayList<Message>();
    for (var next = line.next(now);
        next.isPresent() && given.size() < most;
        next = line.next(now)) {
      line.kept.remove(next.get());
      if (isSpent(line, next.get())) {
        dead(line, next.get(), now);
      } else {
        var hidden = next.get().hiddenUntil(now.plus(line.spec.visibility()));
        line.kept.add(hidden);
        given.add(message(hidden));
      }
    }
    return ReceiveMessageResponse.builder().messages(given).build();
  }

  private static boolean isSpent(Line line, Kept kept) {
    return line.spec
        .deadLetters()
        .filter(rule -> kept.received() >= rule.afterReceives())
        .isPresent();
  }

  private void dead(Line line, Kept kept, Instant now) {
    if (line.deadLetters != null) {
      line(line.deadLetters).kept.add(new Kept(kept.number(), kept.body(), now, 0));
    }
  }

  private static Message message(Kept kept) {
    return Message.builder()
        .messageId(Long.toString(kept.number()))
        .receiptHandle(kept.handle())
        .body(kept.body())
        .build();
  }

  @Override
  public synchronized DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
    delete(request.queueUrl(), request.receiptHandle());
    return DeleteMessageResponse.builder().build();
  }

  @Override
  public synchronized DeleteMessageBatchResponse deleteMessageBatch(
      DeleteMessageBatchRequest request) {
    var done = new ArrayList<DeleteMessageBatchResultEntry>();
    for (var entry : request.entries()) {
      delete(request.queueUrl(), entry.receiptHandle());
      done.add(DeleteMessageBatchResultEntry.builder().id(entry.id()).build());
    }
    return DeleteMessageBatchResponse.builder()
        .successful(done)
        .failed(List.<BatchResultErrorEntry>of())
        .build();
  }

  private void delete(String url, String handle) {
    line(url).kept.removeIf(kept -> kept.handle().equals(handle));
  }

  @Override
  public synchronized ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    var until = clock.now().plus(Duration.ofSeconds(request.visibilityTimeout()));
    line(request.queueUrl())
        .kept
        .replaceAll(kept ->
            kept.handle().equals(request.receiptHandle())
                ? new Kept(kept.number(), kept.body(), until, kept.received())
                : kept);
    return ChangeMessageVisibilityResponse.builder().build();
  }

  private Line line(String url) {
    var line = lines.get(url);
    if (line == null) {
      throw QueueDoesNotExistException.builder().message("There is no queue " + url).build();
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
