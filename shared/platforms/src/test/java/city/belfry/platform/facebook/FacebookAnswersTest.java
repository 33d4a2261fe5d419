package city.belfry.platform.facebook;

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
import city.belfry.platform.kit.Bundles;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of anything that Facebook, or something in its place, may answer. */
class FacebookAnswersTest {
  private static final Instant DUE = Instant.parse("2026-11-22T16:00:00Z");
  private static final String TOKEN = "EAAB-page-token";
  private static final String APP_SECRET = "0123-app-secret";

  private final SettableClock clock = new SettableClock(DUE);
  private final ScriptedWire wire = new ScriptedWire();
  private final Message message = AMessage.on("facebook-city").build();

  private final Account account =
      new Facebook()
          .open(
              AChannel.named("facebook-city", "facebook").with("pageId", "77").build(),
              AMeans.with(wire, clock, Map.of("pageToken", TOKEN, "appSecret", APP_SECRET)));

  private Outcome publish() {
    return publish(1);
  }

  private Outcome publish(int number) {
    return account.publish(
        message, new Preparation.Ready(Map.of()), AnAttempt.of(message, DUE, number));
  }

  private static String error(int code, int subcode) {
    return "{\"error\":{\"message\":\"No.\",\"type\":\"OAuthException\",\"code\":%d,\"error_subcode\":%d}}"
        .formatted(code, subcode);
  }

  @Test
  void callsTheVersionedAddressWithTheTokenInTheFormOnly() {
    wire.json("{\"id\":\"77_1\",\"permalink_url\":\"https://www.facebook.com/77_1\"}");

    assertThat(publish()).isInstanceOf(Outcome.Delivered.class);
    assertThat(wire.last().address()).isEqualTo("https://graph.facebook.com/v26.0/77/feed");
    assertThat(wire.last().body()).contains("access_token=" + TOKEN).contains("appsecret_proof=");
    assertThat(wire.sent()).hasSize(1);
  }

  @Test
  void neverWritesTheTokenIntoAnAddress() {
    wire.json("{\"data\":[]}").json("{}").json("{}").json("{}").json("{}").json("{}");
    account.find(message, AnAttempt.first(message, DUE));
    account.retract(new Placed("77_1", null, null));
    account.check();
    account.reach();

    assertThat(wire.sent()).hasSizeGreaterThan(5);
    assertThat(wire.sent()).noneMatch(sent -> sent.address().contains(TOKEN));
  }

  @ParameterizedTest
  @CsvSource({
    "190, 463, facebook.token-expired",
    "190, 460, facebook.password-changed",
    "190, 458, facebook.app-removed",
    "190, 459, facebook.checkpoint",
    "190, 464, facebook.checkpoint",
    "190, 467, facebook.token-invalid",
    "190, 492, facebook.role-lost",
    "190, 0, facebook.token-invalid",
    "102, 0, facebook.token-invalid",
    "10, 0, facebook.permission",
    "200, 0, facebook.permission",
    "299, 0, facebook.permission",
    "368, 0, facebook.blocked",
    "100, 33, facebook.page-unknown",
    "1404078, 0, facebook.publishing-authorization",
    "368, 4854002, facebook.identity",
    "368, 1404006, facebook.security-check",
    "368, 1404112, facebook.account-limited",
    "2635, 0, facebook.version-gone",
  })
  void parksWhereAPersonMustReconnect(int code, int subcode, String reason) {
    wire.then(400, error(code, subcode));
    assertThat(publish())
        .isInstanceOfSatisfying(
            Outcome.Unauthorized.class,
            outcome -> assertThat(outcome.reason().code()).isEqualTo(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "506, 0, facebook.duplicate",
    "100, 0, facebook.parameter",
    "100, 1609005, facebook.link-refused",
    "100, 2061006, facebook.link-refused",
    "100, 1609008, facebook.link-to-facebook",
    "100, 1346003, facebook.abusive",
    "100, 1366046, facebook.pictures",
    "100, 1366051, facebook.pictures",
    "100, 1349125, facebook.format",
    "1404102, 0, facebook.standards",
    "987654, 0, facebook.other",
  })
  void rejectsWhatWillNeverGo(int code, int subcode, String reason) {
    wire.then(400, error(code, subcode));
    assertThat(publish())
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            outcome -> {
              assertThat(outcome.reason().code()).isEqualTo(reason);
              assertThat(outcome.raw()).contains(String.valueOf(code));
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 17, 32, 341, 613, 80001})
  void waitsWhenThrottled(int code) {
    wire.then(400, error(code, 0));
    assertThat(publish())
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            outcome -> assertThat(outcome.until()).isEqualTo(DUE.plus(Duration.ofMinutes(1))));
  }

  @Test
  void waitsAQuarterOfAnHourWhenItPostedTooFast() {
    wire.then(400, error(368, 1390008));
    assertThat(publish())
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            outcome -> assertThat(outcome.until()).isEqualTo(DUE.plus(Duration.ofMinutes(15))));
  }

  @Test
  void knowsARevokedTokenByItsWords() {
    wire.then(400, "{\"error\":{\"message\":\"REVOKED_ACCESS_TOKEN\",\"code\":7}}");
    assertThat(publish()).isInstanceOf(Outcome.Unauthorized.class);
  }

  @Test
  void waitsAsLongAsFacebookSays() {
    var usage = "{\"77\":[{\"type\":\"pages\",\"estimated_time_to_regain_access\":19}]}";
    wire.then(
        ScriptedWire.answer(
            400, error(80001, 0), Map.of("x-business-use-case-usage", List.of(usage))));
    assertThat(publish())
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            outcome -> assertThat(outcome.until()).isEqualTo(DUE.plus(Duration.ofMinutes(19))));
  }

  @ParameterizedTest
  @CsvSource({"1, 400", "2, 400", "2, 500", "190, 503", "987654, 200"})
  void believesNothingOfAFailureWithin(int code, int status) {
    wire.then(status, error(code, 0));
    assertThat(publish()).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void readsAnErrorInsideA200() {
    wire.json(error(190, 463));
    assertThat(publish()).isInstanceOf(Outcome.Unauthorized.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>Sign in to the Wi-Fi</body></html>",
        "null",
        "[]",
        "\"77_1\"",
        "{}",
        "{\"id\":null}",
        "{\"id\":{\"a\":1}}",
        "{\"id\":\"\"}",
        "{\"id\":\"77_1\"",
        "{\"id\":\"77_1\"} <script>",
        "{\"error\":\"text\",\"id\":\"77_1\"}",
        "{\"error\":null,\"id\":\"77_1\"}",
      })
  void takesNoOddAnswerForAReceipt(String body) {
    wire.json(body);
    assertThat(publish()).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void keepsAnIdAbove2To53() {
    wire.json("{\"id\":9007199254740993,\"permalink_url\":\"not an address\"}");
    assertThat(publish())
        .isEqualTo(new Outcome.Delivered(new Placed("9007199254740993", null, null)));
  }

  @Test
  void repeatsNoSecretThatAnAnswerRepeats() {
    var proof = Proof.of(TOKEN, APP_SECRET);
    var told = TOKEN + " " + APP_SECRET + " " + proof;
    wire.then(400, "{\"error\":{\"code\":190,\"message\":\"" + told + "\"}}");
    wire.then(400, "{\"error\":{\"code\":100,\"message\":\"" + told + "\"}}");
    wire.then(500, told);
    wire.then(new Reply.NoAnswer("GET /?access_token=" + told));

    for (var i = 0; i < 4; i++) {
      assertThat(publish().toString()).doesNotContain(TOKEN, APP_SECRET, proof).contains("***");
    }
  }

  @Test
  void cannotTellFromAnAnswerThatIsNoList() {
    wire.json("<html>").json("{}").then(500, error(2, 0)).json(error(190, 0));
    for (var i = 0; i < 4; i++) {
      assertThat(account.find(message, AnAttempt.first(message, DUE)))
          .isInstanceOf(Sighting.CannotTell.class);
    }
  }

  @Test
  void readsOnUntilThePostsAreOlderThanTheClaim() {
    var page =
        "{\"data\":[{\"id\":\"77_%d\",\"message\":\"x\",\"created_time\":\"%s\"}],"
            + "\"paging\":{\"cursors\":{\"after\":\"c%d\"},\"next\":\"https://x.example/\"}}";
    wire.json(page.formatted(9, "2026-11-22T16:00:05+0000", 1));
    wire.json(page.formatted(8, "2026-11-22T15:59:57+0000", 2));

    assertThat(account.find(message, AnAttempt.first(message, DUE)))
        .isInstanceOf(Sighting.Absent.class);
    assertThat(wire.sent()).hasSize(2);
    assertThat(wire.last().address()).contains("after=c1");
  }

  @Test
  void doesNotClaimToHaveDeletedWhatIsStillShown() {
    wire.then(400, error(100, 33)).json("{\"data\":[{\"id\":\"77_1\"}]}");
    assertThat(account.retract(new Placed("77_1", null, null)))
        .isInstanceOfSatisfying(
            Retraction.NotPossible.class,
            refused -> assertThat(refused.reason().code()).isEqualTo("facebook.still-there"));
  }

  @Test
  void hasWordsForEveryReasonInEveryLanguage() {
    Bundles.haveWordsFor(
        Arrays.stream(FacebookReason.values()).map(FacebookReason::code).toList(), Facebook.class);
  }
}
