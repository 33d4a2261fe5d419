package city.belfry.platform.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.domain.problem.Problem;
import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Reach;
import city.belfry.platform.Retraction;
import city.belfry.platform.Sighting;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.StageWire;
import city.belfry.platform.x.stage.XStage;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageRequest;
import city.belfry.time.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client against the stage part, without sockets. */
class XTest {
  private static final Instant DUE = Instant.parse("2026-11-22T12:00:00.250Z");
  private static final String WORDS =
      "Main St & 1st <closed> until 13:00 — détour. 主街封闭 🚧\n\nhttps://example.com/p/1?a=b&c=d";

  private final SettableClock clock = new SettableClock(DUE);
  private final XStage stage = new XStage(clock);
  private final StageWire wire = new StageWire(stage, clock);
  private final Message message = AMessage.on("x-city").text(WORDS).build();

  private static Map<String, String> secrets(String account) {
    return Map.of(
        "consumerKey", "stage-key",
        "consumerSecret", "stage-consumer-secret",
        "accessToken", account,
        "accessTokenSecret", "stage-token-secret");
  }

  private Account account(Map<String, String> secrets) {
    var channel =
        AChannel.named("x-city", "x").at(wire.base()).with("screenName", "x_city").build();
    return new X().open(channel, AMeans.with(wire, clock, secrets));
  }

  private Account account(String token) {
    return account(secrets(token));
  }

  private Account city() {
    return account("stage-x-city");
  }

  private Outcome publish(Account account, Message words, int number) {
    var attempt = AnAttempt.of(words, DUE, number);
    assertThat(account.prepare(words, attempt)).isInstanceOf(Preparation.Ready.class);
    return account.publish(words, new Preparation.Ready(Map.of()), attempt);
  }

  private Placed delivered(Message words) {
    var outcome = publish(city(), words, 1);
    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    return ((Outcome.Delivered) outcome).placed();
  }

  @Test
  void placesTheExactWords() {
    var placed = delivered(message);
    assertThat(stage.posts()).extracting(StagePost::text).containsExactly(WORDS);
    assertThat(stage.posts()).extracting(StagePost::account).containsExactly("x-city");
    assertThat(placed.id()).hasSize(19);
    assertThat(placed.permalink()).hasToString("https://x.com/x_city/status/" + placed.id());
  }

  @Test
  void sendsOneJsonRequestAndNoFieldThatXDoesNotKnow() {
    delivered(message);
    assertThat(wire.requests)
        .singleElement()
        .satisfies(request -> {
          assertThat(stage.publishes(request)).isTrue();
          assertThat(request.contentType()).isEqualTo("application/json");
          assertThat(request.text()).startsWith("{\"text\":\"Main St & 1st");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "accessToken, expired-x", "accessToken, revoked-x", "accessToken, other",
    "consumerKey, other", "consumerSecret, other", "accessTokenSecret, other",
  })
  void aWrongSecretParksTheDelivery(String name, String value) {
    var secrets = new HashMap<>(secrets("stage-x-city"));
    secrets.put(name, value);
    assertThat(publish(account(secrets), message, 1))
        .isInstanceOfSatisfying(
            Outcome.Unauthorized.class,
            it -> assertThat(it.reason().code()).isEqualTo("x.token-invalid"));
    assertThat(stage.posts()).isEmpty();
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    var long281 = AMessage.on("x-city").text("a".repeat(281)).build();
    assertThat(publish(city(), long281, 1))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason().code()).isEqualTo("x.not-permitted"));
  }

  @Test
  void theSameWordsAreRefusedForHalfAnHour() {
    delivered(message);
    assertThat(publish(city(), message, 1)).isInstanceOf(Outcome.Rejected.class);
    assertThat(publish(city(), message, 2)).isInstanceOf(Outcome.Unknown.class);
    clock.advance(Duration.ofMinutes(31));
    delivered(message);
  }

  @Test
  void idsGrowWithinOneMillisecond() {
    var first = delivered(message);
    var second = delivered(AMessage.on("x-city").text("Another").build());
    assertThat(Long.parseLong(second.id())).isGreaterThan(Long.parseLong(first.id()));
  }

  @Test
  void tooManyPostsWaitForTheWindow() {
    var small = new StageWire(new XStage(clock, 1), clock);
    var channel = AChannel.named("x-city", "x").at(small.base()).with("screenName", "x").build();
    var account = new X().open(channel, AMeans.with(small, clock, secrets("stage-x-city")));
    publish(account, message, 1);
    assertThat(publish(account, AMessage.on("x-city").text("Another").build(), 1))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            it -> assertThat(it.until()).isEqualTo(Instant.parse("2026-11-22T12:15:01Z")));
  }

  @Test
  void findsItsOwnWordsAgainThoughLinksAreReplaced() {
    var placed = delivered(message);
    assertThat(city().find(message, AnAttempt.first(message, DUE)))
        .isEqualTo(
            new Sighting.Found(
                List.of(
                    new Placed(
                        placed.id(), placed.permalink(), Instant.parse("2026-11-22T12:00:00Z")))));
  }

  @Test
  void findsAlsoWhatLiesBeyondTheFirstPageOldestFirst() {
    var wide = new StageWire(new XStage(clock, 1_000), clock);
    var channel = AChannel.named("x-city", "x").at(wide.base()).with("screenName", "x").build();
    var account = new X().open(channel, AMeans.with(wide, clock, secrets("stage-x-city")));
    publish(account, message, 1);
    for (int i = 0; i < 150; i++) {
      publish(account, AMessage.on("x-city").text("Number " + i).build(), 1);
    }
    clock.advance(Duration.ofMinutes(31));
    publish(account, message, 1);
    assertThat(account.find(message, AnAttempt.first(message, DUE)))
        .isInstanceOfSatisfying(
            Sighting.Found.class,
            it -> assertThat(it.candidates()).hasSize(2).isSortedAccordingTo(byId()));
  }

  private static Comparator<Placed> byId() {
    return Comparator.comparing(Placed::id);
  }

  @Test
  void aCorrectionAnswersWhatItCorrects() {
    var placed = delivered(message);
    var words = AMessage.on("x-city").text("Correction: open again").build();
    var first = AnAttempt.first(words, DUE);
    var reply =
        new Attempt(
            first.delivery(),
            2,
            1,
            "claim",
            DUE,
            DUE,
            first.variant(),
            first.key(),
            new Attempt.Kind.Reply(placed),
            Map.of());
    assertThat(city().publish(words, new Preparation.Ready(Map.of()), reply))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(wire.requests.getLast().text())
        .contains("\"reply\":{\"in_reply_to_tweet_id\":\"" + placed.id() + "\"}");
    assertThat(account("stage-other").publish(words, new Preparation.Ready(Map.of()), reply))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class, it -> assertThat(it.reason().code()).isEqualTo("x.reply"));
  }

  @Test
  void takesBackAndMayBeAskedAgain() {
    var placed = delivered(message);
    assertThat(account("stage-other").retract(placed)).isInstanceOf(Retraction.NotPossible.class);
    assertThat(city().retract(placed)).isInstanceOf(Retraction.Retracted.class);
    assertThat(city().retract(placed)).isInstanceOf(Retraction.Retracted.class);
    assertThat(stage.posts()).extracting(StagePost::retracted).containsExactly(true);
  }

  @Test
  void healthFindsAnotherAccountsTokens() {
    assertThat(city().check().findings()).isEmpty();
    assertThat(account("stage-other").check().findings())
        .extracting(it -> it.code())
        .containsExactly("x.other-account");
    assertThat(account("revoked-x").check().findings())
        .extracting(it -> it.code())
        .containsExactly("x.token-invalid");
  }

  @Test
  void demandsTheAccountsName() {
    assertThat(new X().problems(AChannel.named("x", "x").with("screenName", "@me").build()))
        .extracting(Problem::pointer)
        .containsExactly("/settings/screenName");
  }

  @Test
  void tellsHowOftenEachPostOfTheWeekWasSeen() {
    var placed = delivered(message);
    assertThat(city().reach().views()).containsExactly(entry(placed.id(), 1_204L));
    clock.advance(Reach.WEEK.plusMinutes(1));
    assertThat(city().reach().views()).isEmpty();
  }

  @Test
  void aSignatureServesOnce() {
    delivered(message);
    var sent = wire.requests.getLast();
    assertThat(stage.answer(sent).status()).isEqualTo(401);
  }

  @Test
  void aSignatureIsForOneAddressAndOneHour() {
    city().reach();
    var sent = wire.requests.getLast();
    var elsewhere = URI.create(sent.address() + "&user.fields=entities");
    assertThat(stage.answer(at(sent, elsewhere, sent.arrived())).status()).isEqualTo(401);
    assertThat(new XStage(clock).answer(at(sent, sent.address(), sent.arrived())).status())
        .isEqualTo(200);
    var late = sent.arrived().plusSeconds(301);
    assertThat(new XStage(clock).answer(at(sent, sent.address(), late)).status()).isEqualTo(401);
  }

  private static StageRequest at(StageRequest sent, URI address, Instant arrived) {
    return new StageRequest(
        sent.method(), address, sent.path(), sent.headers(), sent.body(), arrived);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {\"text\":\"a\",\"lang\":\"en\"} | $.lang: is not defined",
        "application/json | {\"text\":\"a\" | not valid JSON",
        "application/json | {\"text\":\"\"} | $.text",
        "text/plain | {\"text\":\"a\"} | content-type",
      })
  void theStageRefusesWhatTheSchemaDoesNotKnow(String type, String body, String why) {
    delivered(message);
    var sent = wire.requests.getLast();
    var headers = new HashMap<>(sent.headers());
    headers.put("content-type", List.of(type));
    var other =
        new StageRequest(
            "POST",
            sent.address(),
            sent.path(),
            headers,
            body.getBytes(StandardCharsets.UTF_8),
            DUE);
    var reply = new XStage(clock).answer(other);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(new String(reply.body(), StandardCharsets.UTF_8)).contains(why);
  }
}
