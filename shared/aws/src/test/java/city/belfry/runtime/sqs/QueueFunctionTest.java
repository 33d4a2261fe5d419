package city.belfry.runtime.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.runtime.Json;
import city.belfry.runtime.Log;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

class QueueFunctionTest {
  private static final int MESSAGES = 1_000;

  /** Fails every message. */
  private static final class Fails extends QueueFunction {
    Fails() {
      super(new InPairs());
    }

    @Override
    protected void receive(JsonNode body) {
      throw new IllegalStateException("always");
    }
  }

  /** Lets two go on at the same moment: what follows a failure's line is its place in the list. */
  private static final class InPairs implements Log {
    private static final int SPINS = 20_000;

    private final AtomicInteger arrived = new AtomicInteger();

    @Override
    public void line(ObjectNode line) {
      var mine = arrived.incrementAndGet();
      var both = mine + mine % 2;
      for (var spins = 0; arrived.get() < both && spins < SPINS; spins++) {
        Thread.onSpinWait();
      }
    }
  }

  @RepeatedTest(5)
  void everyFailureOfABatchIsReportedThoughTwoHappenAtOnce() {
    var batch = Json.object();
    var records = batch.putArray("Records");
    IntStream.range(0, MESSAGES)
        .forEach(i -> records.addObject().put("messageId", "message-" + i).put("body", "{}"));

    var failures = new Fails().answer(batch).path("batchItemFailures");

    assertThat(failures.valueStream().map(f -> f.path("itemIdentifier").asText()))
        .hasSize(MESSAGES)
        .doesNotHaveDuplicates();
  }
}
