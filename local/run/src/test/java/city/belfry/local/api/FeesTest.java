package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.stage.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a platform takes: told before a post is accepted, counted when the platform has it. */
class FeesTest {
  private static final Instant DUE = TestTown.START.plusSeconds(600);
  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");
  private static final Ask MARATHON = Ask.of("post-marathon-closure").due(DUE);
  private static final Ask ON_X = MARATHON.channels("x-city-en").but(d -> d.put("link", false));

  private final TestTown town = TestTown.open();

  @AfterEach
  void close() {
    town.close();
  }

  /** The cost units of the lines so far, oldest first. */
  private List<Long> counted(String of) {
    return town.news("fee").stream()
        .filter(line -> line.path("of").asText().equals(of))
        .map(line -> line.path("CostUnits").asLong())
        .toList();
  }

  private static Ask saying(String body) {
    return ON_X.but(draft -> ((ObjectNode) draft.at("/texts/en")).put("body", body));
  }

  private static Map<String, String> dollars(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(entry -> entry.has("fee"))
        .collect(
            Collectors.toMap(
                entry -> entry.path("channel").asText(),
                entry -> entry.at("/fee/dollars").asText()));
  }

  @Test
  void aCheckTellsEachChannelsFeeTheSumAndWhatTheLinkCosts() {
    var said = town.ask(Ask.of("check-marathon-closure"));

    assertThat(dollars(said.body().path("messages")))
        .isEqualTo(Map.of("x-city-en", "0.20", "x-city-es", "0.20", "x-city-zh", "0.20"));
    assertThat(said.body().path("fee"))
        .hasToString("{\"dollars\":\"0.60\",\"withoutLink\":\"0.045\"}");
  }

  @Test
  void noFeeIsToldWhereNobodyTakesOne() {
    var said = town.ask(Ask.of("check-marathon-closure").channels("board-city", "facebook-city"));

    assertThat(said.status()).isEqualTo(200);
    assertThat(said.body().toString()).doesNotContain("fee\"");
  }

  @Test
  void alsoWhatIsAcceptedNamesItsFees() {
    var ask = ON_X.channels("facebook-city", "x-city-en", "x-city-es");
    var said = town.ask(ask);

    assertThat(dollars(said.body().path("plan")))
        .isEqualTo(Map.of("x-city-en", "0.015", "x-city-es", "0.015"));
    assertThat(said.body().path("fee")).hasToString("{\"dollars\":\"0.03\"}");
    assertThat(town.ask(ask).body().has("fee")).isFalse();
  }

  @Test
  void whatXTookIsCountedWithItsLink() {
    var post = town.accept(MARATHON.channels("board-city", "facebook-city", "x-city-en"));
    town.until(DUE.plusSeconds(60));

    assertThat(town.news("fee"))
        .singleElement()
        .satisfies(line -> {
          MetricsTest.isWellFormed(line);
          assertThat(line.path("Platform").asText()).isEqualTo("x");
          assertThat(line.path("post").asText()).isEqualTo(post);
          assertThat(line.path("CostUnits").asLong()).isEqualTo(200_000);
        });
  }

  @Test
  void aCorrectionIsPaidAgainAndTheSameWordsAreNot() {
    var post = town.accept(ON_X);
    town.until(DUE.plusSeconds(60));
    town.edit(post, ON_X);
    town.run(Duration.ofMinutes(3));
    assertThat(counted("message")).containsExactly(15_000L);

    town.edit(post, saying("Open again. See city.gov"));
    town.run(Duration.ofMinutes(3));
    assertThat(town.posts("x")).hasSize(2);
    assertThat(counted("message")).containsExactly(15_000L, 200_000L);
  }

  @Test
  void whatWasFoundAfterDoubtIsCountedOnceAndWhatWasRefusedNever() {
    town.fault("x", Fault.Kind.TIMEOUT_AFTER, 1);
    town.accept(ON_X);
    town.until(DUE.plus(Duration.ofMinutes(5)));
    assertThat(counted("message")).containsExactly(15_000L);

    // X refuses the same words again.
    var again = town.accept(ON_X.due(town.clock.now().plusSeconds(60)).key("again"));
    town.run(Duration.ofMinutes(5));
    assertThat(town.receipts(again).states()).containsExactly("rejected");
    assertThat(counted("message")).hasSize(1);
  }

  @Test
  void everythingTwiceIsPaidOnce() {
    town.everythingTwice(Duration.ofSeconds(1));
    town.accept(ON_X);
    town.until(DUE.plus(Duration.ofMinutes(2)));

    assertThat(counted("message")).containsExactly(15_000L);
  }

  @Test
  void aDrillOnAnAccountOfXIsPaidThere() {
    town.accept(Ask.of("post-drill").due(DUE).channels("x-drill", "board-drill"));
    town.until(DUE.plusSeconds(60));

    assertThat(counted("message")).containsExactly(200_000L);
  }

  @Test
  void takingBackIsCountedOnceForEachMessage() {
    var post = town.accept(ON_X);
    town.until(DUE.plusSeconds(60));
    town.edit(post, saying("Open again."));
    town.run(Duration.ofMinutes(3));
    town.ask(Ask.of("retract-post").post(post));
    town.run(Duration.ofMinutes(2));
    town.ask(Ask.of("retract-post").post(post));
    town.run(Duration.ofMinutes(2));

    assertThat(town.posts("x")).hasSize(2).allMatch(shown -> shown.retracted());
    assertThat(counted("retraction")).containsExactly(20_000L);
  }

  @Test
  void theDailyWatchIsCountedForEachChannelOfX() {
    town.settle();
    town.clock.set(MIDNIGHT);
    town.run(Duration.ofSeconds(30));

    assertThat(counted("watch")).containsExactly(20_000L, 20_000L, 20_000L, 20_000L);
  }
}
