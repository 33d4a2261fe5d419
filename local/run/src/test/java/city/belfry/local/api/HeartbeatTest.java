package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.channel.Heartbeat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The system's own announcement to itself, every hour, by the way of every post. */
class HeartbeatTest {
  private static final Instant NINE = Instant.parse("2026-11-22T21:00:00Z");
  private static final Instant FIRST = NINE.plus(Duration.ofMinutes(5));

  private final TestTown town = TestTown.open();

  @AfterEach
  void close() {
    town.close();
  }

  /** Lets all that is going on end, then it is another time. */
  private void comes(Instant instant) {
    town.settle();
    town.clock.set(instant);
    town.until(instant.plus(Duration.ofMinutes(6)));
  }

  private JsonNode told() {
    var said = town.ask(Ask.of("get-heartbeat"));
    assertThat(said.status()).isEqualTo(200);
    return said.body();
  }

  private List<ObjectNode> beats() {
    return town.news("settled").stream().filter(line -> line.has("HeartbeatLateness")).toList();
  }

  private List<Map<String, AttributeValue>> items() {
    var table = town.town.wiring().tables().getFirst().name();
    return town
        .town
        .cloud()
        .dynamo()
        .client()
        .scanPaginator(r -> r.tableName(table))
        .items()
        .stream()
        .toList();
  }

  private static String pk(Map<String, AttributeValue> item) {
    return Objects.requireNonNull(item.get("pk")).s();
  }

  @Test
  void beatsEveryHourWithoutAnyPersonAndTellsHowLate() {
    assertThat(told().path("alive").asBoolean()).isFalse();
    assertThat(told().has("last")).isFalse();
    comes(NINE);
    comes(NINE.plus(Duration.ofHours(1)));

    assertThat(told().path("alive").asBoolean()).isTrue();
    assertThat(told().path("receipts").asInt()).isEqualTo(2);
    assertThat(told().at("/last/due").asText())
        .isEqualTo(FIRST.plus(Duration.ofHours(1)).toString());
    assertThat(told().at("/last/latenessMillis").asLong()).isBetween(0L, 1_000L);
    assertThat(told().path("p50LatenessMillis").asLong())
        .isLessThanOrEqualTo(told().path("p99LatenessMillis").asLong());
    assertThat(beats()).hasSize(2);
    assertThat(town.complaints()).isEmpty();
  }

  @Test
  void beatsOnceAnHourHoweverOftenItIsAsked() throws IOException {
    town.everythingTwice(Duration.ofSeconds(3));
    comes(NINE);
    var event = TestTown.HOME.resolve("events/dispatch/heartbeat.json");
    var _ = town.town.function("Dispatch").call(Files.readAllBytes(event));
    town.run(Duration.ofMinutes(6));

    assertThat(told().path("receipts").asInt()).isEqualTo(1);
  }

  @Test
  void passesAHoldBecauseNoResidentSeesIt() {
    town.ask(Ask.of("put-hold"));
    comes(NINE);

    assertThat(told().path("receipts").asInt()).isEqualTo(1);
  }

  @Test
  void isMissedWhenNothingPublishes() {
    comes(NINE);
    town.sqs.lose(true);
    town.ticks(false);
    town.clock.set(FIRST.plus(Duration.ofHours(3)));
    town.settle();

    assertThat(told().path("alive").asBoolean()).isFalse();
    assertThat(told().at("/last/due").asText()).isEqualTo(FIRST.toString());
    assertThat(beats()).hasSize(1);
  }

  @Test
  void isMissedWhenItsPublisherFails() {
    town.sqs.lose(true);
    comes(NINE);
    town.until(NINE.plus(Duration.ofMinutes(50)));

    assertThat(told().path("alive").asBoolean()).isFalse();
    assertThat(beats()).isEmpty();
    assertThat(town.events("delivery.attention")).isEmpty();
  }

  @Test
  void standsInNoListAndInNoEvent() {
    comes(NINE);

    assertThat(town.ask(Ask.of("list-channels")).body().toString()).doesNotContain("heartbeat");
    var list = town.ask(Ask.of("list-posts").withoutQuery()).body();
    assertThat(list.path("posts")).isEmpty();
    assertThat(town.events("delivery.settled")).isEmpty();
    assertThat(town.events("post.settled")).isEmpty();
    assertThat(town.news("settled")).noneMatch(line -> line.has("Lateness"));
    assertThat(town.news("settled")).noneMatch(line -> line.has("Delivered"));
    assertThat(items())
        .noneMatch(item -> pk(item).startsWith("PLACED#heartbeat"))
        .noneMatch(item -> pk(item).startsWith("PAGE#"));
  }

  @Test
  void itsChannelIsNobodysElse() {
    comes(NINE);

    var post = town.ask(Ask.of("post-drill").channels(Heartbeat.NAME).due(FIRST.plusSeconds(900)));
    assertThat(post.status()).isEqualTo(422);
    assertThat(post.body().at("/problems/0/code").asText()).isEqualTo("no-such-channel");
    var put = town.ask(Ask.of("put-channel").parameter("name", Heartbeat.NAME));
    assertThat(put.status()).isEqualTo(422);
    assertThat(put.body().at("/problems/0/code").asText()).isEqualTo("taken");
  }

  @Test
  void itsPageLiesApartFromThoseForResidents() {
    comes(NINE);

    var post = beats().getFirst().path("post").asText();
    assertThat(town.page("p/" + post + "/en.html")).isEmpty();
    assertThat(town.page("heartbeat/" + post + "/en.html"))
        .hasValueSatisfying(page -> assertThat(page).contains("Belfry is awake."));
  }

  @Test
  void everythingOfItEndsByItself() {
    comes(NINE);

    var post = "POST#" + beats().getFirst().path("post").asText();
    var its = items().stream().filter(item -> pk(item).equals(post)).toList();
    assertThat(its).hasSizeGreaterThanOrEqualTo(6).allMatch(item -> item.containsKey("ttl"));
    assertThat(its)
        .extracting(item -> Long.parseLong(Objects.requireNonNull(item.get("ttl")).n()))
        .allMatch(end -> end > FIRST.plus(Duration.ofDays(6)).getEpochSecond());
  }

  private String status() {
    return town.page("status.html").orElseThrow();
  }

  /** What stands beside a word in the page's list, in English. */
  private String says(String word) {
    var row = "<dt>" + word + "</dt><dd>";
    var from = status().indexOf(row);
    assertThat(from).as(word).isPositive();
    return status().substring(from + row.length(), status().indexOf("</dd>", from));
  }

  /** Every hour from the first on, the last included. */
  private void hours(int first, int last) {
    for (var hour = first; hour <= last; hour++) {
      comes(NINE.plus(Duration.ofHours(hour)));
    }
  }

  @Test
  void tellsEverybodyOnTheStatusPageHowLateADaysHeartbeatsWere() {
    assertThat(town.page("status.html")).isEmpty();
    hours(0, 4);
    comesLate(NINE.plus(Duration.ofHours(5)));
    hours(6, 24);

    var due = ZonedDateTime.ofInstant(FIRST.plus(Duration.ofDays(1)), ZoneOffset.ofHours(-8));
    assertThat(says("It was due"))
        .contains("<time datetime=\"" + due.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME) + "\">")
        .contains("Monday, November 23, 2026", "1:05:00");
    assertThat(says("Heartbeats that came")).isEqualTo("24 of the last 24");
    assertThat(says("It was late by")).isEqualTo(seconds(told().at("/last/latenessMillis")));
    assertThat(says("Half of them were late by at most (p50)"))
        .isEqualTo(seconds(told().path("p50LatenessMillis")));
    assertThat(says("Nearly all were late by at most (p99)"))
        .isEqualTo(seconds(told().path("p99LatenessMillis")));
    assertThat(told().path("p99LatenessMillis").asLong()).isGreaterThan(10_000);
    assertThat(town.complaints()).isEmpty();
  }

  /** Its message is lost, and a tick hands it on after its due instant. */
  private void comesLate(Instant instant) {
    town.settle();
    town.sqs.lose(true);
    town.clock.set(instant);
    town.until(instant.plus(Duration.ofMinutes(5)).plusSeconds(5));
    town.sqs.lose(false);
    town.until(instant.plus(Duration.ofMinutes(10)));
  }

  private static String seconds(JsonNode millis) {
    return "%.3f s".formatted(millis.asLong() / 1000.0);
  }

  @Test
  void countsTheHoursOnTheStatusPageInWhichItSlept() {
    hours(0, 2);
    hours(6, 6);

    assertThat(says("Heartbeats that came")).isEqualTo("4 of the last 7");
  }

  @Test
  void leavesTheStatusPageAsItWasWhenNoneComes() {
    comes(NINE);
    var awake = status();
    town.sqs.lose(true);
    hours(1, 3);

    assertThat(status()).isEqualTo(awake);
  }

  @Test
  void asksNothingMoreOfAStoreThatDidNotTakeItsPage() {
    comes(NINE);
    var asked = new CopyOnWriteArrayList<String>();
    town.calls.before(call -> {
      if (call.toString().startsWith("PublishBoard s3:PutObject")) {
        asked.add(call.toString());
        throw SdkClientException.create("timed out");
      }
    });
    hours(1, 1);

    assertThat(asked).isNotEmpty().noneMatch(call -> call.endsWith("/status.html"));
  }

  @Test
  void comesThoughTheStatusPageCannotBeWritten() {
    town.calls.before(call -> {
      if (call.toString().endsWith("/status.html")) {
        throw SdkClientException.create("timed out");
      }
    });
    comes(NINE);

    assertThat(told().path("receipts").asInt()).isEqualTo(1);
    assertThat(town.page("status.html")).isEmpty();
    assertThat(town.complaints())
        .singleElement()
        .asString()
        .contains("\"what\":\"status\"", "timed out");
    assertThat(town.sqs.next()).isEmpty();
  }
}
