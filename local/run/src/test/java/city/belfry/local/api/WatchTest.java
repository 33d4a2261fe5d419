package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The watch: every day, every channel, by its own publisher. */
class WatchTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");

  private final TestTown town = TestTown.open();

  @AfterEach
  void close() {
    town.close();
  }

  private void comes(Instant instant) {
    town.settle();
    town.clock.set(instant);
    town.run(Duration.ofSeconds(30));
  }

  private JsonNode snapshots(String channel) {
    var said = town.ask(Ask.of("list-snapshots").parameter("name", channel));
    assertThat(said.status()).isEqualTo(200);
    return said.body().path("snapshots");
  }

  @Test
  void keepsEveryDayWhomAChannelReaches() {
    comes(MIDNIGHT);
    comes(MIDNIGHT.plusSeconds(86_400));

    for (var name : new String[] {"x-city-en", "facebook-city", "weibo-police"}) {
      var days = snapshots(name);
      assertThat(days).as(name).hasSize(2);
      // Midnight in Greenwich is the afternoon before in Arroyo Vista.
      assertThat(days.get(0).path("day").asText()).isEqualTo("2026-11-22");
      assertThat(days.get(1).path("day").asText()).isEqualTo("2026-11-23");
      assertThat(days.get(0).path("followers").asLong()).as(name).isPositive();
      assertThat(days.get(0).path("well").asBoolean()).as("%s", days).isTrue();
    }
    assertThat(snapshots("board-city").get(0).has("followers")).isFalse();
    assertThat(town.complaints()).isEmpty();
  }

  @Test
  void keepsHowOftenAPostWasSeen() {
    var post = town.accept(Ask.of("post-boil-water").channels("x-city-en", "facebook-city"));
    town.until(MIDNIGHT.minusSeconds(60));
    comes(MIDNIGHT);

    for (var name : new String[] {"x-city-en", "facebook-city"}) {
      var views = snapshots(name).get(0).path("views");
      assertThat(views.properties()).as(name).hasSize(1);
      assertThat(town.receipts(post).of(name).path("permalink").asText())
          .contains(views.fieldNames().next().replaceFirst(".*_", ""));
    }
  }

  @Test
  void tellsAPersonBeforeAnAnnouncementFails() {
    town.secret("channels/facebook/facebook-city", "{\"pageToken\":\"revoked-city\"}");
    comes(MIDNIGHT);

    var day = snapshots("facebook-city").get(0);
    assertThat(day.path("well").asBoolean()).isFalse();
    assertThat(day.at("/findings/0/code").asText()).startsWith("facebook.");
    assertThat(day.at("/findings/0/words").asText()).isNotBlank();
    assertThat(town.events("channel.attention"))
        .hasSize(1)
        .allMatch(event -> event.path("sentence").asText().startsWith("facebook-city would fail"));
  }

  @Test
  void showsHowManyPushesAreLeft() {
    town.pushing();
    var before = town.ask(Ask.of("list-snapshots").parameter("name", "wechat-push")).body();
    assertThat(before.at("/budget/sent").asInt()).isZero();

    town.accept(
        Ask.of("post-boil-water")
            .channels("wechat-push", "x-city-en")
            .but(draft -> draft.put("severity", "emergency")));
    town.until(MIDNIGHT.minusSeconds(60));

    var budget = town.ask(Ask.of("list-snapshots").parameter("name", "wechat-push")).body();
    assertThat(budget.at("/budget/most").asInt()).isEqualTo(4);
    assertThat(budget.at("/budget/sent").asInt()).isEqualTo(1);
    // The first of December in Beijing.
    assertThat(budget.at("/budget/renewed").asText()).isEqualTo("2026-11-30T16:00:00Z");
    var none = town.ask(Ask.of("list-snapshots").parameter("name", "x-city-en")).body();
    assertThat(none.has("budget")).isFalse();
  }

  @Test
  void aChannelThatThereIsNotHasNone() {
    var said = town.ask(Ask.of("list-snapshots").parameter("name", "nowhere"));
    assertThat(said.status()).isEqualTo(404);
  }
}
