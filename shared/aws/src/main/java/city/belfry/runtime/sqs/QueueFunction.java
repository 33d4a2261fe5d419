package city.belfry.runtime.sqs;

import city.belfry.runtime.Json;
import city.belfry.runtime.LambdaFunction;
import city.belfry.runtime.Log;
import city.belfry.runtime.Trace;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A function behind a queue: every message of a batch on a virtual thread of its own, so that none
 * waits for a neighbour; only those that failed are named, so that only they come again.
 */
public abstract class QueueFunction extends LambdaFunction {
  private final Log log;

  protected QueueFunction(Log log) {
    super(log);
    this.log = log;
  }

  /** Does what one message asks; may be called with the same message again. */
  protected abstract void receive(JsonNode body) throws InterruptedException;

  @Override
  protected final JsonNode answer(JsonNode event) {
    var failed = new ConcurrentLinkedQueue<String>();
    var all = new ArrayList<Future<?>>();
    // Closing waits for all: a thread left running would be thawed with a later call.
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var message : event.path("Records")) {
        all.add(threads.submit(() -> receives(message, failed)));
      }
    }
    all.stream().filter(f -> f.state() == Future.State.FAILED).forEach(QueueFunction::fail);
    var answer = Json.object();
    var failures = answer.putArray("batchItemFailures");
    failed.forEach(id -> failures.addObject().put("itemIdentifier", id));
    return answer;
  }

  /** An error is nobody's expected answer: the whole batch comes again. */
  private static void fail(Future<?> failed) {
    if (failed.exceptionNow() instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(failed.exceptionNow());
  }

  private void receives(JsonNode message, ConcurrentLinkedQueue<String> failed) {
    var sender = message.path("messageAttributes").path(Trace.ATTRIBUTE).path("stringValue");
    Trace.in(
        sender.asText(),
        () -> {
          receive(message, failed);
          return failed;
        });
  }

  private void receive(JsonNode message, ConcurrentLinkedQueue<String> failed) {
    var id = message.path("messageId").asText();
    try {
      var body = Json.parse(message.path("body").asText().getBytes(StandardCharsets.UTF_8));
      receive(body);
      log.line(Log.news("message").put("about", id).set("body", body));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      failed.add(id);
    } catch (IOException | RuntimeException e) {
      log.failure("message", id, e);
      failed.add(id);
    }
  }
}
