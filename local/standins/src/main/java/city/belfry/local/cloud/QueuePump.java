package city.belfry.local.cloud;

import city.belfry.local.template.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Feeds a function from a queue as Lambda's event source does: what succeeded is deleted, what
 * failed stays until its visibility runs out. A batch is what is there; the source's window is not
 * waited for.
 */
public final class QueuePump implements Pump {
  /** SQS gives no more in one call. */
  private static final int ONE_CALL = 10;

  /**
   * Of one queue's function: of batches of ten a thousand deliveries, which the benches measure.
   */
  private static final int CALLS_AT_ONCE = 100;

  private static final int LONG_POLL_SECONDS = 1;

  private final SqsClient sqs;
  private final Queue queue;
  private final Source.Queue source;
  private final Invocation function;
  private final Consumer<String> log;
  private final @Nullable ExecutorService calls;
  private final Semaphore free = new Semaphore(CALLS_AT_ONCE);
  private final AtomicInteger underWay = new AtomicInteger();

  /** A queue's addresses. */
  public record Queue(String url, String arn) {}

  private QueuePump(
      SqsClient sqs,
      Queue queue,
      Source.Queue source,
      Invocation function,
      Consumer<String> log,
      @Nullable ExecutorService calls) {
    this.sqs = sqs;
    this.queue = queue;
    this.source = source;
    this.function = function;
    this.log = log;
    this.calls = calls;
  }

  /**
   * A pump that waits for messages but not for the function: a call runs on a virtual thread, a
   * hundred of them at most.
   *
   * @param log gets one line for each batch that failed as a whole; must be safe for threads
   */
  public static QueuePump concurrent(
      SqsClient sqs, Queue queue, Source.Queue source, Invocation function, Consumer<String> log) {
    return new QueuePump(
        sqs, queue, source, function, log, Executors.newVirtualThreadPerTaskExecutor());
  }

  /** A pump that waits for the function but not for messages: each turn is one whole step. */
  public static QueuePump inline(
      SqsClient sqs, Queue queue, Source.Queue source, Invocation function, Consumer<String> log) {
    return new QueuePump(sqs, queue, source, function, log, null);
  }

  @Override
  public boolean turn() throws InterruptedException {
    if (calls == null) {
      var batch = receive(0);
      if (!batch.isEmpty()) {
        call(batch);
      }
      return !batch.isEmpty();
    }
    free.acquire();
    var handedOver = false;
    try {
      var batch = receive(LONG_POLL_SECONDS);
      if (!batch.isEmpty()) {
        calls.execute(() -> callThenFree(batch));
        handedOver = true;
      }
    } finally {
      if (!handedOver) {
        free.release();
      }
    }
    return handedOver;
  }

  /** Whether the function is at work. */
  public boolean busy() {
    return calls != null && underWay.get() > 0;
  }

  /** The long poll is the pause. */
  @Override
  public Duration pause() {
    return calls == null ? Pump.super.pause() : Duration.ZERO;
  }

  private List<Message> receive(int seconds) {
    var batch = new ArrayList<Message>();
    var waited = seconds;
    List<Message> more;
    do {
      var asked = Math.min(ONE_CALL, source.batchSize() - batch.size());
      more = receive(asked, waited);
      batch.addAll(more);
      waited = 0;
    } while (!more.isEmpty() && batch.size() < source.batchSize());
    return batch;
  }

  private List<Message> receive(int most, int seconds) {
    return sqs.receiveMessage(request ->
            request
                .queueUrl(queue.url())
                .maxNumberOfMessages(most)
                .waitTimeSeconds(seconds)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                .messageAttributeNames("All"))
        .messages();
  }

  private void callThenFree(List<Message> batch) {
    underWay.incrementAndGet();
    try {
      call(batch);
    } finally {
      underWay.decrementAndGet();
      free.release();
    }
  }

  private void call(List<Message> batch) {
    try {
      var answer = function.call(QueueEvent.of(batch, queue.arn()));
      delete(done(batch, answer));
    } catch (IOException | RuntimeException fault) {
      log.accept(Line.of(source.queue(), fault));
    }
  }

  private List<Message> done(List<Message> batch, byte[] answer) {
    if (!source.reportsFailures()) {
      return batch;
    }
    var sent = batch.stream().map(Message::messageId).collect(Collectors.toSet());
    return switch (BatchAnswer.read(answer, sent)) {
      case BatchAnswer.Failed(var failed) -> without(batch, failed);
      case BatchAnswer.Malformed(var why) -> {
        log.accept("%s: the whole batch stays: %s".formatted(source.queue(), why));
        yield List.of();
      }
    };
  }

  private static List<Message> without(List<Message> batch, Set<String> failed) {
    return batch.stream().filter(message -> !failed.contains(message.messageId())).toList();
  }

  private void delete(List<Message> done) {
    for (int from = 0; from < done.size(); from += ONE_CALL) {
      var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
      for (int i = from; i < Math.min(from + ONE_CALL, done.size()); i++) {
        entries.add(
            DeleteMessageBatchRequestEntry.builder()
                .id(Integer.toString(i))
                .receiptHandle(done.get(i).receiptHandle())
                .build());
      }
      sqs.deleteMessageBatch(request -> request.queueUrl(queue.url()).entries(entries));
    }
  }

  /** Lets the calls end that are about to, interrupts the others; their messages come again. */
  @Override
  public void close() {
    if (calls == null) {
      return;
    }
    calls.shutdown();
    try {
      if (!calls.awaitTermination(1, TimeUnit.SECONDS)) {
        var _ = calls.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    calls.close();
  }
}
