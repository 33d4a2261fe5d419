package city.belfry.platform.x;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Sighting;
import city.belfry.platform.Wire;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.APicture;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.platform.kit.StageWire;
import city.belfry.platform.x.stage.XStage;
import city.belfry.stage.StageRequest;
import city.belfry.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture is with X before the post that shows it. */
class XPictureTest {
  private static final Instant DUE = Instant.parse("2026-11-22T12:00:00Z");
  private static final String UPLOADED = "{\"data\":{\"id\":\"7\",\"media_key\":\"3_7\"}}";

  private final SettableClock clock = new SettableClock(DUE);
  private final StageWire stage = new StageWire(new XStage(clock), clock);
  private final ScriptedWire wire = new ScriptedWire();
  private final Message message =
      AMessage.on("x-city").picture(APicture.described("The detour & back")).build();
  private final Attempt attempt = AnAttempt.first(message, DUE);

  private Account account(Wire over, String token) {
    var channel =
        AChannel.named("x-city", "x")
            .at(stage.base())
            .with("screenName", XStage.screenName("x-city"))
            .build();
    var secrets =
        Map.of(
            "consumerKey", "stage-key",
            "consumerSecret", "stage-consumer-secret",
            "accessToken", token,
            "accessTokenSecret", "stage-token-secret");
    return new X().open(channel, AMeans.with(over, clock, secrets));
  }

  private Account city() {
    return account(stage, "stage-x-city");
  }

  private Preparation prepare() {
    return account(wire, "stage-x-city").prepare(message, attempt);
  }

  private Outcome notReady() {
    var preparation = prepare();
    assertThat(preparation).isInstanceOf(Preparation.NotReady.class);
    return ((Preparation.NotReady) preparation).outcome();
  }

  private static Preparation.Ready ready(Preparation preparation) {
    assertThat(preparation).isInstanceOf(Preparation.Ready.class);
    return (Preparation.Ready) preparation;
  }

  private static String working(String state, int seconds) {
    return "{\"data\":{\"id\":\"7\",\"processing_info\":{\"state\":\"%s\",\"check_after_secs\":%d}}}"
        .formatted(state, seconds);
  }

  @Test
  void uploadsAndDescribesWhilePreparingAndOnlyNamesThePictureAtTheDueSecond() {
    var city = city();
    var ready = ready(city.prepare(message, attempt));
    assertThat(stage.posts()).isEmpty();
    assertThat(stage.requests)
        .extracting(StageRequest::path)
        .containsExactly("/2/media/upload", "/2/media/metadata");

    assertThat(city.publish(message, ready, attempt)).isInstanceOf(Outcome.Delivered.class);

    assertThat(stage.requests).hasSize(3);
    assertThat(stage.requests.getLast().text())
        .endsWith("\"media\":{\"media_ids\":[\"" + ready.kept().get("picture") + "\"]}}");
    assertThat(stage.posts()).allMatch(post -> post.picture() != null);
  }

  @Test
  void takesTheUploadFromTheClaimToo() {
    var claimed = attempt.keeping(ready(city().prepare(message, attempt)).kept());
    city().publish(message, new Preparation.Ready(Map.of()), claimed);
    assertThat(stage.posts()).singleElement().matches(post -> post.picture() != null);
  }

  @Test
  void sendsNoWordsWithoutTheirPicture() {
    assertThat(city().publish(message, new Preparation.Ready(Map.of()), attempt))
        .isInstanceOf(Outcome.Deferred.class);
    assertThat(stage.posts()).isEmpty();
  }

  @Test
  void findsItsWordsThoughXAddsThePicturesOwnAddress() {
    var city = city();
    city.publish(message, ready(city.prepare(message, attempt)), attempt);
    assertThat(city.find(message, attempt)).isInstanceOf(Sighting.Found.class);
    assertThat(city.find(AMessage.on("x-city").text("Other").build(), attempt))
        .isInstanceOf(Sighting.Absent.class);
  }

  @ParameterizedTest
  @CsvSource({"' https://t.co/aBcD123', 1", "' and more https://t.co/aBcD123', 0", "'', 1"})
  void findsItsWordsThoughXDoesNotSayWhatTheAddressIs(String below, int found) {
    wire.json("{\"data\":{\"id\":\"1\"}}")
        .json(
            "{\"data\":[{\"id\":\"9\",\"text\":\"%s\",\"created_at\":\"2026-11-22T12:00:01.000Z\"}],\"meta\":{\"result_count\":1}}"
                .formatted(message.onTime().text() + below));
    var sighting = account(wire, "stage-x-city").find(message, attempt);
    assertThat(sighting).isInstanceOf(found == 1 ? Sighting.Found.class : Sighting.Absent.class);
  }

  @Test
  void aCorrectionShowsThePictureToo() {
    var city = city();
    var placed =
        ((Outcome.Delivered) city.publish(message, ready(city.prepare(message, attempt)), attempt))
            .placed();
    var words = AMessage.on("x-city").text("Open").picture(APicture.described("")).build();
    var reply = reply(words, placed);
    city.publish(words, ready(city.prepare(words, reply)), reply);
    assertThat(stage.posts()).hasSize(2).allMatch(post -> post.picture() != null);
  }

  private static Attempt reply(Message words, Placed placed) {
    var first = AnAttempt.first(words, DUE);
    return new Attempt(
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
  }

  @Test
  void paysForNoDescriptionOfADecorativePicture() {
    var plain = AMessage.on("x-city").picture(APicture.described("")).build();
    city().prepare(plain, AnAttempt.first(plain, DUE));
    assertThat(stage.requests).extracting(StageRequest::path).containsExactly("/2/media/upload");
  }

  @ParameterizedTest
  @ValueSource(strings = {"expired-x", "revoked-x"})
  void parksBeforeTheDueSecondWhereTheTokenIsNoLongerGood(String token) {
    assertThat(account(stage, token).prepare(message, attempt))
        .isInstanceOfSatisfying(
            Preparation.NotReady.class,
            it -> assertThat(it.outcome()).isInstanceOf(Outcome.Unauthorized.class));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 413, 415, 422})
  void keepsTheRawAnswerOfAnUploadThatIsRefused(int status) {
    wire.then(
        status, "{\"title\":\"No\",\"detail\":\"bad media_category\",\"status\":" + status + "}");
    assertThat(notReady())
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> {
              assertThat(it.reason().code()).isEqualTo("x.picture");
              assertThat(it.raw()).contains("bad media_category");
            });
  }

  @Test
  void refusesWhereTheDescriptionIsRefused() {
    wire.json(UPLOADED).then(400, "{\"detail\":\"alt_text\",\"status\":400}");
    assertThat(notReady()).isInstanceOf(Outcome.Rejected.class);
  }

  @ParameterizedTest
  @CsvSource({
    "503, {}",
    "200, <html>",
    "200, {}",
    "200, '{\"data\":{\"id\":\"\"}}'",
    "403, <html>"
  })
  void triesAgainSoonWhereNobodyKnowsOfTheUpload(int status, String body) {
    wire.then(status, body);
    assertThat(notReady())
        .isInstanceOfSatisfying(
            Outcome.Deferred.class, it -> assertThat(it.until()).isEqualTo(DUE.plusSeconds(5)));
  }

  @Test
  void triesAgainSoonWhereALineBreaks() {
    wire.then(new Reply.NoAnswer("time-out"));
    assertThat(notReady()).isInstanceOf(Outcome.Deferred.class);
    wire.json(UPLOADED).then(new Reply.NoAnswer("time-out"));
    assertThat(notReady()).isInstanceOf(Outcome.Deferred.class);
    wire.then(new Reply.NeverLeft("refused"));
    assertThat(notReady()).isInstanceOf(Outcome.Deferred.class);
  }

  @Test
  void waitsForXsOwnWorkAsXSays() {
    wire.json(working("pending", 1)).json(working("in_progress", 2)).json(working("succeeded", 0));
    wire.json(UPLOADED);

    assertThat(ready(prepare()).kept()).containsEntry("picture", "7");

    assertThat(clock.now()).isEqualTo(DUE.plusSeconds(3));
    assertThat(wire.sent().get(1).address())
        .contains("2/media/upload?", "command=STATUS", "media_id=7");
    assertThat(wire.sent())
        .extracting(sent -> sent.request().method())
        .containsExactly("POST", "GET", "GET", "POST");
  }

  @ParameterizedTest
  @CsvSource({"30, 30", "5, 5", "999999999, 60"})
  void doesNotWaitPastItsPatience(int seconds, int deferred) {
    wire.json(working("in_progress", seconds));
    assertThat(notReady())
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            it -> assertThat(it.until()).isEqualTo(DUE.plusSeconds(deferred)));
    assertThat(clock.now()).isEqualTo(DUE);
  }

  @Test
  void stopsAskingWhereTheWorkDoesNotEnd() {
    for (var i = 0; i < 5; i++) {
      wire.json(working("in_progress", 0));
    }
    assertThat(notReady()).isInstanceOf(Outcome.Deferred.class);
    assertThat(clock.now()).isEqualTo(DUE.plusSeconds(4));
  }

  @Test
  void saysSoWhereXCouldNotUseThePicture() {
    wire.json(
        "{\"data\":{\"id\":\"7\",\"processing_info\":{\"state\":\"failed\",\"error\":{\"message\":\"InvalidMedia\"}}}}");
    assertThat(notReady())
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason().detail()).isEqualTo("InvalidMedia"));
  }

  @Test
  void theStageForgetsAPictureAfterADayAndShowsNoOthers() {
    var ready = ready(city().prepare(message, attempt));
    assertThat(account(stage, "stage-other").publish(message, ready, attempt))
        .isInstanceOf(Outcome.Rejected.class);
    clock.advance(Duration.ofDays(1));
    assertThat(city().publish(message, ready, attempt)).isInstanceOf(Outcome.Rejected.class);
    assertThat(stage.posts()).isEmpty();
  }

  @Test
  void theStageRefusesTooLongADescription() {
    var words = AMessage.on("x-city").picture(APicture.described("x".repeat(1_001))).build();
    assertThat(city().prepare(words, AnAttempt.first(words, DUE)))
        .isInstanceOf(Preparation.NotReady.class);
    assertThat(stage.requests.getLast().path()).isEqualTo("/2/media/metadata");
  }
}
