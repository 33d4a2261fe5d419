package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a platform takes, told before a post is accepted. */
class FeesTest {
  private static final Instant DUE = TestTown.START.plusSeconds(600);
  private static final Ask MARATHON = Ask.of("post-marathon-closure").due(DUE);
  private static final Ask ON_X = MARATHON.channels("x-city-en").but(d -> d.put("link", false));

  private final TestTown town = TestTown.open();

  @AfterEach
  void close() {
    town.close();
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
}
