package city.belfry.platform.x;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Account;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Retraction;
import city.belfry.platform.Sighting;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.time.SettableClock;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that X should not give, and networks do. */
class XHostileTest {
  private static final Instant DUE = Instant.parse("2026-11-22T12:00:00Z");

  private final ScriptedWire wire = new ScriptedWire();
  private final Account account =
      new X()
          .open(
              AChannel.named("x-city", "x").with("screenName", "x_city").build(),
              AMeans.with(
                  wire,
                  new SettableClock(DUE),
                  Map.of(
                      "consumerKey", "key",
                      "consumerSecret", "s3cret-consumer",
                      "accessToken", "s3cret-token",
                      "accessTokenSecret", "s3cret-token-secret")));
  private final Message message = AMessage.on("x-city").text("Closed").build();

  private Outcome publish(Reply reply) {
    wire.then(reply);
    return account.publish(message, new Preparation.Ready(Map.of()), AnAttempt.first(message, DUE));
  }

  private Sighting find(String body) {
    wire.then(ScriptedWire.answer(200, "{\"data\":{\"id\":\"7\",\"username\":\"x_city\"}}"))
        .then(ScriptedWire.answer(200, body));
    return account.find(message, AnAttempt.first(message, DUE));
  }

  @Test
  void warmsTheBaseAndSendsToIt() {
    account.prepare(message, AnAttempt.first(message, DUE));
    assertThat(wire.warmed()).containsExactly(URI.create("https://api.x.com/"));
    publish(new Reply.NoAnswer(""));
    assertThat(wire.sent().getFirst().address()).hasToString("https://api.x.com/2/tweets");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "{}",
        "{\"errors\":[{\"title\":\"Not Found Error\"}]}",
        "{\"data\":[{\"id\":\"9\",\"text\":\"Closed\"}]}",
        "{\"data\":[{\"id\":\"9\",\"text\":\"Closed\"}],\"meta\":{\"result_count\":1}}",
      })
  void aLookUpThatSeesNothingClearlyCannotTell(String body) {
    assertThat(find(body)).isInstanceOf(Sighting.CannotTell.class);
  }

  @Test
  void aLookUpThatSeesAllAndNothingIsAbsent() {
    assertThat(find("{\"meta\":{\"result_count\":0}}")).isInstanceOf(Sighting.Absent.class);
    wire.then(new Reply.NoAnswer("time-out"));
    assertThat(account.find(message, AnAttempt.first(message, DUE)))
        .isInstanceOf(Sighting.CannotTell.class);
  }

  @Test
  void takingBackKnowsWhatIsWorthAnotherTry() {
    var placed = new Placed("48", null, null);
    wire.then(new Reply.NoAnswer("time-out"))
        .then(ScriptedWire.answer(502, "<html>"))
        .then(ScriptedWire.answer(401, "{\"title\":\"Unauthorized\",\"status\":401}"))
        .then(ScriptedWire.answer(404, "{\"title\":\"Not Found\",\"status\":404}"))
        .then(ScriptedWire.answer(200, "{\"data\":{\"deleted\":false}}"));
    assertThat(account.retract(placed)).isInstanceOf(Retraction.TryAgain.class);
    assertThat(account.retract(placed)).isInstanceOf(Retraction.TryAgain.class);
    assertThat(account.retract(placed)).isInstanceOf(Retraction.NotPossible.class);
    assertThat(account.retract(placed)).isInstanceOf(Retraction.Retracted.class);
    assertThat(account.retract(placed)).isInstanceOf(Retraction.TryAgain.class);
  }
}
