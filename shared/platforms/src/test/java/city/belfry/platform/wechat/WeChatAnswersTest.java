package city.belfry.platform.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Handle;
import city.belfry.domain.message.Message;
import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Means;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Progress;
import city.belfry.platform.Sighting;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.APicture;
import city.belfry.platform.kit.Bundles;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.time.SettableClock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of anything that WeChat, or something in its place, may answer. */
class WeChatAnswersTest {
  private static final Instant DUE = Instant.parse("2026-11-22T15:00:00Z");
  private static final String SECRET = "0123-app-secret";
  private static final String TOKEN = "88_token";
  private static final String TOKEN_ANSWER =
      "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":7200}";
  private static final Preparation.Ready READY =
      new Preparation.Ready(Map.of("mediaId", "draft-1", "variant", "ON_TIME"));

  private final SettableClock clock = new SettableClock(DUE);
  private final ScriptedWire wire = new ScriptedWire();
  private final Message message = AMessage.on("wechat-city").title("主街").text("封闭").build();
  private final Attempt attempt = AnAttempt.first(message, DUE);
  private final Account account = account("publish");

  private Account account(String way) {
    return new WeChat().open(channel(way), means(wire));
  }

  private Means means(ScriptedWire over) {
    return AMeans.with(over, clock, Map.of("appId", "wx01", "appSecret", SECRET));
  }

  private static Channel channel(String way) {
    return AChannel.named("wechat-city", "wechat")
        .with("coverMediaId", "cover-1")
        .with("way", way)
        .with("author", "City")
        .build();
  }

  private Outcome publish() {
    return account.publish(message, READY, attempt);
  }

  /** The account fetches its token with the first call. */
  private ScriptedWire afterToken() {
    return wire.json(TOKEN_ANSWER);
  }

  private static String error(long code) {
    return "{\"errcode\":%d,\"errmsg\":\"no\"}".formatted(code);
  }

  @Test
  void writesCharactersAsThemselves() {
    afterToken().json("{\"media_id\":\"draft-1\"}");
    assertThat(account.prepare(message, attempt)).isEqualTo(READY);
    assertThat(wire.last().body())
        .isEqualTo(
            "{\"articles\":[{\"article_type\":\"news\",\"title\":\"主街\",\"content\":\"<p>封闭</p>\","
                + "\"thumb_media_id\":\"cover-1\",\"author\":\"City\"}]}");
    assertThat(wire.last().address())
        .isEqualTo("https://api.weixin.qq.com/cgi-bin/draft/add?access_token=" + TOKEN);
  }

  @Test
  void neverEscapesACharacter() {
    var odd = AMessage.on("wechat-city").title("a\tb\u0001").text("x\u0007y\ud800z\n\n\nq").build();
    afterToken().json("{\"media_id\":\"draft-1\"}");
    account.prepare(odd, attempt);
    assertThat(wire.last().body()).doesNotContain("\\u").contains("<p>x y?z</p><p>q</p>");
  }

  @Test
  void fetchesOneTokenForManyCalls() {
    afterToken().json("{\"media_id\":\"1\"}").json("{\"media_id\":\"2\"}");
    account.prepare(message, attempt);
    account.prepare(message, attempt);
    assertThat(wire.sent()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(longs = {40001, 40014, 42001})
  void fetchesAStaleTokenOnceMoreWhilePreparing(long code) {
    afterToken().json(error(code)).json(TOKEN_ANSWER).json("{\"media_id\":\"draft-1\"}");
    assertThat(account.prepare(message, attempt)).isEqualTo(READY);
  }

  @Test
  void doesNotFetchAStaleTokenForEver() {
    afterToken().json(error(42001)).json(TOKEN_ANSWER).json(error(42001));
    assertThat(account.prepare(message, attempt))
        .isInstanceOfSatisfying(
            Preparation.NotReady.class,
            not -> assertThat(not.outcome()).isInstanceOf(Outcome.Deferred.class));
    assertThat(wire.sent()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(longs = {40001, 40014, 42001})
  void sendsNothingTwiceWhenTheTokenTurnsOutStaleAtDue(long code) {
    afterToken().json(error(code));
    assertThat(publish())
        .isInstanceOfSatisfying(
            Outcome.Deferred.class, deferred -> assertThat(deferred.until()).isEqualTo(DUE));
    assertThat(wire.sent()).hasSize(2);

    afterToken().json("{\"errcode\":0,\"publish_id\":1}");
    assertThat(publish()).isInstanceOf(Outcome.Pending.class);
    assertThat(wire.sent()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "40164, wechat.ip-not-listed",
    "40013, wechat.app-id-wrong",
    "40125, wechat.secret-wrong",
    "48001, wechat.not-allowed",
    "48004, wechat.api-banned",
    "48008, wechat.not-allowed",
    "50001, wechat.not-allowed",
    "50002, wechat.account-limited",
    "61007, wechat.not-allowed",
  })
  void parksWhereAPersonMustAct(long code, String reason) {
    afterToken().json(error(code));
    assertThat(publish())
        .isInstanceOfSatisfying(
            Outcome.Unauthorized.class,
            outcome -> assertThat(outcome.reason().code()).isEqualTo(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "45002, wechat.text-too-long",
    "45003, wechat.title-too-long",
    "45004, wechat.digest-too-long",
    "45005, wechat.link-too-long",
    "45008, wechat.text-too-long",
    "45067, wechat.key-too-long",
    "45166, wechat.content-invalid",
    "44003, wechat.empty",
    "44004, wechat.empty",
    "40004, wechat.picture",
    "40005, wechat.picture",
    "40006, wechat.picture",
    "40007, wechat.draft-gone",
    "40009, wechat.picture",
    "40137, wechat.picture",
    "41005, wechat.picture",
    "45001, wechat.picture",
    "40033, wechat.unreadable",
    "47001, wechat.unreadable",
    "87014, wechat.risky",
    "53503, wechat.draft-checks",
    "53504, wechat.draft-checks",
    "53505, wechat.draft-checks",
    "45028, wechat.push-quota",
    "99999, wechat.other",
  })
  void rejectsWhatWillNeverGo(long code, String reason) {
    afterToken().json(error(code));
    assertThat(publish())
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            outcome -> {
              assertThat(outcome.reason().code()).isEqualTo(reason);
              assertThat(outcome.raw()).contains(String.valueOf(code));
            });
  }

  @Test
  void knowsACoverThatIsNotThereFromADraftThatIsGone() {
    afterToken().json(error(40007));
    assertThat(account.prepare(message, attempt))
        .isInstanceOfSatisfying(
            Preparation.NotReady.class,
            not ->
                assertThat(not.outcome())
                    .isInstanceOfSatisfying(
                        Outcome.Unauthorized.class,
                        outcome ->
                            assertThat(outcome.reason().code()).isEqualTo("wechat.cover-unknown")));
  }

  private Outcome refusedWithPicture() {
    var prepared = account.prepare(pictured(), attempt);
    assertThat(prepared).isInstanceOf(Preparation.NotReady.class);
    return ((Preparation.NotReady) prepared).outcome();
  }

  private static Message pictured() {
    return AMessage.on("wechat-city")
        .title("主街")
        .text("封闭")
        .picture(APicture.described("绕行图"))
        .build();
  }

  @ParameterizedTest
  @ValueSource(longs = {40004, 40005, 40006, 40009, 40137, 41005, 45001})
  void refusesAPictureForGoodAndMakesNoDraft(long code) {
    afterToken().json(error(code));
    assertThat(refusedWithPicture())
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            outcome -> assertThat(outcome.reason().code()).isEqualTo("wechat.picture"));
    assertThat(wire.sent()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>", "{}", "{\"errcode\":0}", "{\"url\":\"\"}", "{\"errcode\":-1}"})
  void triesAgainSoonWhereNobodyKnowsOfAnUpload(String body) {
    afterToken().json(body);
    assertThat(refusedWithPicture())
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            outcome -> assertThat(outcome.until()).isEqualTo(DUE.plusSeconds(5)));
    assertThat(wire.sent()).hasSize(2);
  }

  @Test
  void triesAgainSoonWhereAnUploadGotNoAnswer() {
    afterToken().then(new Reply.NoAnswer("closed"));
    assertThat(refusedWithPicture()).isInstanceOf(Outcome.Deferred.class);
  }

  @Test
  void uploadsWithAFreshTokenWhereTheOldWasStale() {
    afterToken()
        .json(error(42001))
        .json(TOKEN_ANSWER)
        .json("{\"url\":\"http://mmbiz.example/a?b=1&c=2\"}")
        .json("{\"media_id\":\"draft-1\"}");
    assertThat(account.prepare(pictured(), attempt)).isEqualTo(READY);
    assertThat(wire.last().body())
        .contains(
            "<p><img src=\\\"http://mmbiz.example/a?b=1&amp;c=2\\\" alt=\\\"\\\"/></p><p>封闭</p>");
  }

  @Test
  void parksWhereAnUploadIsNotAllowed() {
    afterToken().json(error(48001));
    assertThat(refusedWithPicture()).isInstanceOf(Outcome.Unauthorized.class);
  }

  @ParameterizedTest
  @CsvSource({"45011, 60", "45066, 60", "45009, 3600"})
  void waitsWhenThrottledAndUntilMidnightInBeijingForTheDay(long code, long seconds) {
    afterToken().json(error(code));
    assertThat(publish())
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            outcome -> assertThat(outcome.until()).isEqualTo(DUE.plusSeconds(seconds)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>login</html>",
        "null",
        "[]",
        "{}",
        "{\"errcode\":-1}",
        "{\"errcode\":61450}",
        "{\"errcode\":\"x\",\"publish_id\":1}",
        "{\"publish_id\":\"\"}",
        "{\"publish_id\":1.5}",
        "{\"errcode\":0,\"publish_id\":1",
      })
  void takesNoOddAnswerForAReceipt(String body) {
    afterToken().json(body);
    assertThat(publish()).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void sendsNothingWithoutAToken() {
    wire.then(502, "").json("<html>").json("{\"expires_in\":7200}").json(error(40001));
    assertThat(publish()).isInstanceOf(Outcome.Deferred.class);
    assertThat(publish()).isInstanceOf(Outcome.Deferred.class);
    assertThat(publish()).isInstanceOf(Outcome.Deferred.class);
    assertThat(publish())
        .isInstanceOfSatisfying(
            Outcome.Unauthorized.class,
            outcome -> assertThat(outcome.reason().code()).isEqualTo("wechat.secret-wrong"));
    assertThat(wire.sent()).allMatch(sent -> sent.address().endsWith("/cgi-bin/stable_token"));
  }

  @Test
  void followsAJobWhoseNumberIsAbove2To53() {
    afterToken().json("{\"errcode\":0,\"publish_id\":9100000000000000001}");
    var outcome = publish();
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Pending.class,
            pending ->
                assertThat(pending.handle()).isEqualTo(new Handle("publish/9100000000000000001")));
    wire.json("{\"publish_id\":9100000000000000001,\"publish_status\":1}");
    account.follow(new Handle("publish/9100000000000000001"));
    assertThat(wire.last().body()).isEqualTo("{\"publish_id\":\"9100000000000000001\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "2, wechat.originality",
    "3, wechat.publish-failed",
    "4, wechat.review-refused",
    "5, wechat.taken-down",
    "6, wechat.banned",
  })
  void tellsWhyAJobWasRefused(int status, String reason) {
    afterToken().json("{\"publish_id\":1,\"publish_status\":" + status + "}");
    assertThat(account.follow(new Handle("publish/1")))
        .isInstanceOfSatisfying(
            Progress.Refused.class,
            refused -> assertThat(refused.reason().code()).isEqualTo(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "{}",
        "{\"publish_status\":99}",
        "{\"publish_status\":4294967296}",
        "{\"publish_status\":0}",
        "{\"errcode\":-1}",
        "{\"errcode\":48001}",
      })
  void asksAgainWhenAJobsStateIsNotTold(String body) {
    afterToken().json(body);
    assertThat(account.follow(new Handle("publish/1"))).isInstanceOf(Progress.Underway.class);
  }

  @ParameterizedTest
  @CsvSource({"SEND_FAIL, wechat.send-failed", "DELETE, wechat.send-deleted"})
  void tellsWhyAPushWasRefused(String status, String reason) {
    afterToken().json("{\"msg_id\":1,\"msg_status\":\"" + status + "\"}");
    assertThat(account.follow(new Handle("push/1")))
        .isInstanceOfSatisfying(
            Progress.Refused.class,
            refused -> assertThat(refused.reason().code()).isEqualTo(reason));
  }

  @Test
  void takesARepeatedPushForTheFirst() {
    afterToken().json("{\"errcode\":45065,\"errmsg\":\"clientmsgid exist\",\"msg_id\":3147483648}");
    assertThat(account("push").publish(message, READY, attempt))
        .isInstanceOfSatisfying(
            Outcome.Pending.class,
            pending -> assertThat(pending.handle()).isEqualTo(new Handle("push/3147483648")));
    assertThat(wire.last().body())
        .contains("\"clientmsgid\":\"" + attempt.key() + "\"")
        .contains("\"is_to_all\":true");
  }

  @Test
  void sendsNoDraftOfOtherWords() {
    var delayed = new Preparation.Ready(Map.of("mediaId", "draft-1", "variant", "DELAYED"));
    assertThat(account.publish(message, delayed, attempt)).isInstanceOf(Outcome.Deferred.class);
    assertThat(wire.sent()).isEmpty();
  }

  @Test
  void cannotTellFromAnAnswerThatIsNoList() {
    afterToken().json("<html>").json("{}").json(error(-1)).then(500, "");
    for (var i = 0; i < 4; i++) {
      assertThat(account.find(message, attempt)).isInstanceOf(Sighting.CannotTell.class);
    }
  }

  @Test
  void repeatsNoSecretThatAnAnswerRepeats() {
    var told = SECRET + " " + TOKEN + " access_token=another-token&x=1";
    afterToken()
        .json("{\"errcode\":48001,\"errmsg\":\"" + told + "\"}")
        .json("{\"errcode\":45002,\"errmsg\":\"" + told + "\"}")
        .then(500, told)
        .then(new Reply.NoAnswer(told));
    for (var i = 0; i < 4; i++) {
      assertThat(publish().toString())
          .doesNotContain(SECRET, TOKEN, "another-token")
          .contains("***");
    }
    var other = new ScriptedWire().json("{\"access_token\":7,\"x\":\"" + SECRET + "\"}");
    assertThat(
            new WeChat()
                .open(channel("publish"), means(other))
                .publish(message, READY, attempt)
                .toString())
        .doesNotContain(SECRET);
  }

  @Test
  void hasWordsForEveryReasonInEveryLanguage() {
    Bundles.haveWordsFor(
        Arrays.stream(WeChatReason.values()).map(WeChatReason::code).toList(), WeChat.class);
  }
}
