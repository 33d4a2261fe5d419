package city.belfry.platform.weibo;

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

/** Answers that Weibo should not give, and networks do. */
class WeiboHostileTest {
  private static final Instant DUE = Instant.parse("2026-11-22T12:00:00Z");

  private final ScriptedWire wire = new ScriptedWire();
  private final Account account =
      new Weibo()
          .open(
              AChannel.named("weibo-police", "weibo")
                  .with("uid", "5600000001")
                  .with("safeDomain", "arroyovista.example")
                  .with("rip", "203.0.113.7")
                  .build(),
              AMeans.with(
                  wire, new SettableClock(DUE), Map.of("accessToken", "s3cret-access-token")));
  private final Message message =
      AMessage.on("weibo-police").text("Closed https://arroyovista.example/1").build();

  private Outcome publish(Reply reply) {
    wire.then(reply);
    return account.publish(message, new Preparation.Ready(Map.of()), AnAttempt.first(message, DUE));
  }

  private Sighting find(Reply reply) {
    wire.then(reply);
    return account.find(message, AnAttempt.first(message, DUE));
  }

  @Test
  void a200WithAnErrorInsideIsThatError() {
    assertThat(publish(ScriptedWire.answer(200, "{\"error_code\":\"20021\",\"error\":\"x\"}")))
        .isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void readsAnIdThatIsOnlyANumberExactly() {
    assertThat(publish(ScriptedWire.answer(200, "{\"id\":9007199254740993}")))
        .isInstanceOfSatisfying(
            Outcome.Delivered.class,
            it -> {
              assertThat(it.placed().id()).isEqualTo("9007199254740993");
              assertThat(it.placed().visible()).isNull();
            });
  }

  @Test
  void warmsTheBaseAndSendsToIt() {
    account.prepare(message, AnAttempt.first(message, DUE));
    assertThat(wire.warmed()).containsExactly(URI.create("https://api.weibo.com/"));
    publish(new Reply.NoAnswer(""));
    assertThat(wire.sent().getFirst().address())
        .hasToString("https://api.weibo.com/2/statuses/share.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "{}",
        "{\"error_code\":10023,\"error\":\"out of rate limit\"}",
        "{\"statuses\":{}}",
        "{\"statuses\":[{\"text\":\"x\"}]}",
        "{\"statuses\":[{\"idstr\":\"48\",\"text\":\"x\",\"created_at\":\"today\"}]}",
      })
  void aLookUpThatSeesNothingClearlyCannotTell(String body) {
    assertThat(find(ScriptedWire.answer(200, body))).isInstanceOf(Sighting.CannotTell.class);
  }

  @Test
  void aLookUpWithoutAnAnswerCannotTell() {
    assertThat(find(new Reply.NoAnswer("time-out"))).isInstanceOf(Sighting.CannotTell.class);
    assertThat(find(new Reply.NeverLeft("refused"))).isInstanceOf(Sighting.CannotTell.class);
    assertThat(find(ScriptedWire.answer(500, "{\"statuses\":[]}")))
        .isInstanceOf(Sighting.CannotTell.class);
    assertThat(find(ScriptedWire.answer(200, "{\"statuses\":[]}")))
        .isInstanceOf(Sighting.Absent.class);
  }

  @Test
  void anotherLinkIsAnotherPost() {
    var body =
        "{\"statuses\":[{\"idstr\":\"48\",\"text\":\"Closed https://arroyovista.example/2\","
            + "\"created_at\":\"Sun Nov 22 20:00:01 +0800 2026\"}]}";
    wire.then(ScriptedWire.answer(200, body));
    assertThat(find(ScriptedWire.answer(200, "{\"statuses\":[]}")))
        .isInstanceOf(Sighting.Absent.class);
  }

  @Test
  void takingBackKnowsWhatIsWorthAnotherTry() {
    var placed = new Placed("48", null, null);
    wire.then(new Reply.NoAnswer("time-out"))
        .then(ScriptedWire.answer(502, "<html>"))
        .then(ScriptedWire.answer(403, "{\"error_code\":10014,\"error\":\"Insufficient\"}"))
        .then(ScriptedWire.answer(400, "{\"error_code\":20101,\"error\":\"not exist\"}"));
    assertThat(account.retract(placed)).isInstanceOf(Retraction.TryAgain.class);
    assertThat(account.retract(placed)).isInstanceOf(Retraction.TryAgain.class);
    assertThat(account.retract(placed)).isInstanceOf(Retraction.NotPossible.class);
    assertThat(account.retract(placed)).isInstanceOf(Retraction.Retracted.class);
  }
}
