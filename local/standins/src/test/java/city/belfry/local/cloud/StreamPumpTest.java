package city.belfry.local.cloud;

import static city.belfry.local.cloud.ATable.item;
import static city.belfry.local.cloud.ATable.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import city.belfry.local.template.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@SuppressWarnings("NullAway.Init")
class StreamPumpTest {
  private static final String KEY = "/dynamodb/Keys/PK/S";

  private final ScriptedFunction function = ScriptedFunction.ofStream();
  private final List<String> log = new ArrayList<>();
  private EmbeddedDynamo dynamo;
  private StreamPump pump;

  @BeforeEach
  void start() throws IOException {
    dynamo = EmbeddedDynamo.start(Optional.empty());
    dynamo.create(ATable.table());
    pump = pump(100);
  }

  @AfterEach
  void stop() {
    dynamo.close();
  }

  @Test
  void handsOverEveryChangeInLambdasForm() {
    put(Map.of("PK", text("a"), "SK", text("POST"), "state", text("waiting")));
    put(Map.of("PK", text("a"), "SK", text("POST"), "state", text("delivered")));
    dynamo.client().deleteItem(delete -> delete.tableName(ATable.NAME).key(item("a")));

    turnUntilQuiet();

    assertThat(function.saw("/eventName")).containsExactly("INSERT", "MODIFY", "REMOVE");
    assertThat(function.saw("/dynamodb/NewImage/state/S"))
        .containsExactly("waiting", "delivered", "");
    assertThat(function.saw("/dynamodb/OldImage/state/S"))
        .containsExactly("", "waiting", "delivered");
    assertThat(function.saw("/eventSource")).containsOnly("aws:dynamodb");
    assertThat(function.saw("/dynamodb/StreamViewType")).containsOnly("NEW_AND_OLD_IMAGES");
    assertThat(function.saw("/dynamodb/SequenceNumber")).doesNotHaveDuplicates().doesNotContain("");
    assertThat(function.saw("/eventID")).doesNotHaveDuplicates().doesNotContain("");
    assertThat(function.saw("/dynamodb/ApproximateCreationDateTime"))
        .allMatch(time -> time.matches("\\d{10}"));
  }

  @Test
  void writesEveryKindOfAttribute() {
    put(
        Map.of(
            "PK", text("a"),
            "SK", text("POST"),
            "ver", AttributeValue.fromN("7"),
            "hash", AttributeValue.fromB(SdkBytes.fromUtf8String("words")),
            "drill", AttributeValue.fromBool(true),
            "none", AttributeValue.fromNul(true),
            "tags", AttributeValue.fromSs(List.of("x", "y")),
            "sent", AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("at", text("1")))))));

    turnUntilQuiet();

    var image = function.events().getFirst().at("/Records/0/dynamodb/NewImage");
    assertThat(image.path("ver").toString()).isEqualTo("{\"N\":\"7\"}");
    assertThat(image.path("hash").toString()).isEqualTo("{\"B\":\"d29yZHM=\"}");
    assertThat(image.path("drill").toString()).isEqualTo("{\"BOOL\":true}");
    assertThat(image.path("none").toString()).isEqualTo("{\"NULL\":true}");
    assertThat(image.path("tags").toString()).isEqualTo("{\"SS\":[\"x\",\"y\"]}");
    assertThat(image.path("sent").toString()).isEqualTo("{\"L\":[{\"M\":{\"at\":{\"S\":\"1\"}}}]}");
  }

  @Test
  void readsOnFromWhereItStood() {
    put(item("a"));
    turnUntilQuiet();
    put(item("b"));
    turnUntilQuiet();

    assertThat(function.sawByCall(KEY)).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void triesAgainFromTheFirstRecordThatFailed() {
    putAll("a", "b", "c");
    function.failsFor("\"b\"");
    turnUntilQuiet();
    function.failsFor();
    turnUntilQuiet();

    assertThat(function.sawByCall(KEY))
        .containsExactly(List.of("a", "b", "c"), List.of("b", "c"), List.of("b", "c"));
  }

  @Test
  void pausesLongerWithEveryTry() {
    putAll("a");
    function.failsFor("\"a\"");
    assertThat(pump.pause()).isEqualTo(Duration.ofMillis(100));
    pump.turn();
    assertThat(pump.pause()).isEqualTo(Duration.ofMillis(200));
    pump.turn();
    assertThat(pump.pause()).isEqualTo(Duration.ofMillis(400));
  }

  @Test
  void leavesARecordOutAfterTenTriesAndGoesOn() {
    putAll("a", "b", "c");
    function.failsFor("\"b\"");
    turn(15);

    assertThat(function.saw(KEY)).filteredOn("b"::equals).hasSize(10);
    assertThat(function.sawByCall(KEY).getLast()).containsExactly("c");
    assertThat(log).singleElement().asString().contains("left out after 10 tries", "b");
  }

  @Test
  void findsTheRecordThatBreaksACall() {
    putAll("a", "b", "c");
    function.failsFor("\"b\"");
    function.breaks();
    turn(20);

    assertThat(function.sawByCall(KEY))
        .startsWith(List.of("a", "b", "c"), List.of("a"), List.of("b"))
        .endsWith(List.of("b"), List.of("c"));
    assertThat(log).last().asString().contains("left out after 10 tries");
  }

  @Test
  void startsAgainAtTheBeginningAfterARestart() {
    putAll("a", "b");
    turnUntilQuiet();
    pump = pump(100);
    turnUntilQuiet();

    assertThat(function.sawByCall(KEY)).containsExactly(List.of("a", "b"), List.of("a", "b"));
  }

  @Test
  void handsOverNoMoreThanABatch() {
    pump = pump(2);
    putAll("a", "b", "c");
    turnUntilQuiet();

    assertThat(function.sawByCall(KEY)).containsExactly(List.of("a", "b"), List.of("c"));
  }

  @Test
  void givesWayWithFewRecordsAndALongPauseUntilTheOthersAreDone() {
    var others = new AtomicBoolean(true);
    pump = pump(100, others::get);
    putAll(IntStream.range(0, 30).mapToObj(i -> "k" + i).toArray(String[]::new));

    assertThat(pump.turn()).as("worth turning again at once").isFalse();
    assertThat(function.sawByCall(KEY)).singleElement().asInstanceOf(LIST).hasSize(10);
    assertThat(pump.pause()).isEqualTo(Duration.ofMillis(250));

    others.set(false);
    turnUntilQuiet();
    assertThat(function.saw(KEY)).hasSize(30).doesNotHaveDuplicates();
    assertThat(pump.pause()).isEqualTo(Duration.ofMillis(100));
  }

  private StreamPump pump(int batchSize) {
    return pump(batchSize, () -> false);
  }

  private StreamPump pump(int batchSize, BooleanSupplier givesWay) {
    return new StreamPump(
        dynamo.streams(),
        dynamo.streamArn(ATable.NAME).orElseThrow(),
        new Source.TableStream("Table", batchSize, true),
        function,
        log::add,
        givesWay);
  }

  private void putAll(String... keys) {
    for (var key : keys) {
      put(item(key));
    }
  }

  private void put(Map<String, AttributeValue> item) {
    dynamo.client().putItem(put -> put.tableName(ATable.NAME).item(item));
  }

  private void turnUntilQuiet() {
    while (pump.turn()) {
      // The stream is read in this thread.
    }
  }

  private void turn(int times) {
    for (int i = 0; i < times; i++) {
      pump.turn();
    }
  }
}
