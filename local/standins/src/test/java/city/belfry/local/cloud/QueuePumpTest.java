package city.belfry.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.local.template.QueueSpec;
import city.belfry.local.template.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@SuppressWarnings("NullAway.Init")
class QueuePumpTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static EmbeddedQueues queues;
  private final ScriptedFunction function = ScriptedFunction.ofQueue();
  private final List<String> log = new ArrayList<>();
  private String name;

  @BeforeAll
  static void start() {
    queues = EmbeddedQueues.start(Place.LOCAL);
  }

  @AfterAll
  static void stop() {
    queues.close();
  }

  @BeforeEach
  void aQueueOfItsOwn() {
    name = "belfry-" + NUMBER.incrementAndGet();
    var rule = new QueueSpec.DeadLetters("Dead", 2);
    queues.create(
        List.of(
            new QueueSpec("Queue", name, Duration.ofSeconds(1), Optional.of(rule)),
            new QueueSpec("Dead", dead(), Duration.ofSeconds(1), Optional.empty())));
  }

  @Test
  void handsOverMessagesInLambdasForm() throws InterruptedException {
    var attribute = MessageAttributeValue.builder().dataType("String").stringValue("why").build();
    queues
        .client()
        .sendMessage(send ->
            send.queueUrl(queues.url(name))
                .messageBody("bell")
                .messageAttributes(Map.of("trace", attribute)));

    assertThat(pump(10, true).turn()).isTrue();

    var record = function.events().getFirst().path("Records").path(0);
    assertThat(record.path("messageId").asText()).isNotEmpty();
    assertThat(record.path("receiptHandle").asText()).isNotEmpty();
    assertThat(record.path("body").asText()).isEqualTo("bell");
    assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
    assertThat(record.path("eventSourceARN").asText()).isEqualTo(queues.arn(name));
    assertThat(record.path("awsRegion").asText()).isEqualTo(Place.LOCAL.region());
    assertThat(record.at("/attributes/ApproximateReceiveCount").textValue()).isEqualTo("1");
    assertThat(record.at("/attributes/SentTimestamp").textValue()).matches("\\d{13}");
    assertThat(record.at("/messageAttributes/trace/stringValue").textValue()).isEqualTo("why");
  }

  @Test
  void gathersABatchFromSeveralCallsAndDeletesWhatIsDone() throws InterruptedException {
    IntStream.range(0, 25).forEach(i -> send("message " + i));

    assertThat(pump(100, true).turn()).isTrue();

    assertThat(function.events()).hasSize(1);
    assertThat(function.saw("/body")).hasSize(25).doesNotHaveDuplicates();
    assertThat(left(name)).isZero();
  }

  @Test
  void takesNoMoreThanTheBatch() throws InterruptedException {
    IntStream.range(0, 5).forEach(i -> send("message " + i));

    pump(3, true).turn();

    assertThat(function.sawByCall("/body").getFirst()).hasSize(3);
    assertThat(left(name)).isEqualTo(2);
  }

  @Test
  void keepsOnlyTheMessagesThatFailed() throws InterruptedException {
    send("good");
    send("bad");
    function.failsFor("bad");

    pump(10, true).turn();

    assertThat(left(name)).isEqualTo(1);
  }

  @Test
  void movesAMessageToTheDeadLettersAfterItsLastTry() throws InterruptedException {
    send("bad");
    function.failsFor("bad");

    turnUntilDead();

    assertThat(function.saw("/body")).containsExactly("bad", "bad");
    assertThat(function.saw("/attributes/ApproximateReceiveCount")).containsExactly("1", "2");
    assertThat(left(name)).isZero();
  }

  @Test
  void keepsTheWholeBatchWhenTheAnswerNamesAStranger() throws InterruptedException {
    send("good");
    send("fine");
    function.answers("{\"batchItemFailures\":[{\"itemIdentifier\":\"stranger\"}]}");

    pump(10, true).turn();

    assertThat(left(name)).isEqualTo(2);
    assertThat(log).singleElement().asString().contains("the whole batch stays", "stranger");
  }

  @Test
  void keepsTheWholeBatchWhenTheCallFails() throws InterruptedException {
    send("good");
    send("bad");
    function.failsFor("bad");
    function.breaks();

    pump(10, true).turn();

    assertThat(left(name)).isEqualTo(2);
    assertThat(log).containsExactly("Queue: IOException: cannot");
  }

  @Test
  void readsNoAnswerWhereTheSourceReportsNone() throws InterruptedException {
    send("bad");
    function.failsFor("bad");

    pump(10, false).turn();

    assertThat(left(name)).isZero();
  }

  @Test
  void doesNotWaitForACallBeforeTheNext() throws InterruptedException {
    var both = new CountDownLatch(2);
    Invocation slow =
        _ -> {
          both.countDown();
          await(both);
          return new byte[0];
        };
    send("first");
    send("second");
    try (var pump =
        QueuePump.concurrent(queues.client(), queue(), source(1, true), slow, _ -> {})) {
      assertThat(pump.turn()).isTrue();
      assertThat(pump.turn()).isTrue();
      assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void saysWhenThereIsNothingToDo() throws InterruptedException {
    assertThat(pump(10, true).turn()).isFalse();
    assertThat(function.events()).isEmpty();
  }

  private QueuePump pump(int batchSize, boolean reportsFailures) {
    return QueuePump.inline(
        queues.client(), queue(), source(batchSize, reportsFailures), function, log::add);
  }

  private QueuePump.Queue queue() {
    return queues.queue(name);
  }

  private static Source.Queue source(int batchSize, boolean reportsFailures) {
    return new Source.Queue("Queue", batchSize, Duration.ZERO, reportsFailures);
  }

  private String dead() {
    return name + "-dead";
  }

  private void send(String body) {
    queues.client().sendMessage(send -> send.queueUrl(queues.url(name)).messageBody(body));
  }

  /** Turns with the pump's own long poll, through two visibilities of a second each. */
  private void turnUntilDead() throws InterruptedException {
    try (var pump =
        QueuePump.concurrent(queues.client(), queue(), source(10, true), function, _ -> {})) {
      for (int turns = 0; turns < 20 && left(dead()) == 0; turns++) {
        pump.turn();
      }
    }
    assertThat(left(dead())).isEqualTo(1);
  }

  /** Messages in the queue, those that are hidden too. */
  private static int left(String queue) {
    var visible = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    var hidden = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
    var counts =
        queues
            .client()
            .getQueueAttributes(
                get -> get.queueUrl(queues.url(queue)).attributeNames(visible, hidden))
            .attributes();
    return counts.values().stream().mapToInt(Integer::parseInt).sum();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
