package city.belfry.platform.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Variant;
import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Sighting;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.facebook.stage.FacebookStage;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.APicture;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.platform.kit.StageWire;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageRequest;
import city.belfry.time.SettableClock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture is on the Page before the post that shows it, and nobody sees it there. */
class FacebookPictureTest {
  private static final Instant DUE = Instant.parse("2026-11-22T16:00:00Z");

  private final SettableClock clock = new SettableClock(DUE);
  private final StageWire wire = new StageWire(new FacebookStage(clock), clock);
  private final ScriptedWire scripted = new ScriptedWire();
  private final Message message =
      AMessage.on("facebook-city").picture(APicture.described("The detour")).build();
  private final Attempt attempt = AnAttempt.first(message, DUE);

  private Account account(String token) {
    var channel =
        AChannel.named("facebook-city", "facebook").at(wire.base()).with("pageId", "77").build();
    return new Facebook().open(channel, AMeans.with(wire, clock, Map.of("pageToken", token)));
  }

  private Account scripted() {
    var channel = AChannel.named("facebook-city", "facebook").with("pageId", "77").build();
    return new Facebook()
        .open(
            channel, AMeans.with(scripted, clock, Map.of("pageToken", "EAAB", "appSecret", "5e")));
  }

  private static Preparation.Ready ready(Preparation preparation) {
    assertThat(preparation).isInstanceOf(Preparation.Ready.class);
    return (Preparation.Ready) preparation;
  }

  private static Outcome notReady(Preparation preparation) {
    assertThat(preparation).isInstanceOf(Preparation.NotReady.class);
    return ((Preparation.NotReady) preparation).outcome();
  }

  private static Placed placed(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    return ((Outcome.Delivered) outcome).placed();
  }

  @Test
  void uploadsWhilePreparingAndOnlyNamesThePictureAtTheDueSecond() {
    var account = account("stage-city");
    var ready = ready(account.prepare(message, attempt));
    assertThat(wire.posts()).isEmpty();
    assertThat(wire.requests).extracting(StageRequest::path).containsExactly("/v26.0/77/photos");

    placed(account.publish(message, ready, attempt));

    assertThat(wire.requests).hasSize(2);
    var feed = wire.requests.getLast();
    assertThat(feed.path()).isEqualTo("/v26.0/77/feed");
    assertThat(feed.body()).hasSizeLessThan(1_000);
    assertThat(wire.posts())
        .singleElement()
        .satisfies(post -> assertThat(post.picture()).isNotNull());
  }

  @Test
  void takesTheUploadFromTheClaimToo() {
    var ready = ready(account("stage-city").prepare(message, attempt));
    var claimed = attempt.keeping(ready.kept());

    placed(account("stage-city").publish(message, new Preparation.Ready(Map.of()), claimed));

    assertThat(wire.posts()).allMatch(post -> post.picture() != null);
  }

  @Test
  void sendsNoWordsWithoutTheirPicture() {
    assertThat(account("stage-city").publish(message, new Preparation.Ready(Map.of()), attempt))
        .isInstanceOf(Outcome.Deferred.class);
    assertThat(wire.posts()).isEmpty();
  }

  @Test
  void writesTheLinkBelowTheWordsAndFindsThemSo() {
    var linked =
        AMessage.on("facebook-city")
            .link("https://board.example/1")
            .picture(APicture.described("The detour"))
            .build();
    var account = account("stage-city");
    var first = AnAttempt.first(linked, DUE);
    var placed = placed(account.publish(linked, ready(account.prepare(linked, first)), first));

    assertThat(wire.posts().getFirst().text())
        .isEqualTo(linked.onTime().text() + "\n\nhttps://board.example/1");
    assertThat(wire.posts().getFirst().link()).isNull();
    assertThat(account.find(linked, first))
        .isInstanceOfSatisfying(
            Sighting.Found.class,
            found ->
                assertThat(found.candidates()).extracting(Placed::id).containsExactly(placed.id()));
    var most = new FacebookRuler().captioning().measure(linked.onTime()).measures().getFirst();
    assertThat(most.limit()).isEqualTo(FacebookRuler.TEXT - 25);
  }

  @Test
  void anEditLeavesThePictureWhereItIs() {
    var account = account("stage-city");
    var placed =
        placed(account.publish(message, ready(account.prepare(message, attempt)), attempt));
    var newer =
        AMessage.on("facebook-city")
            .text("Main St is open again.")
            .picture(APicture.described("The detour"))
            .build();
    var edit =
        new Attempt(
            newer.delivery(),
            2,
            1,
            "claim",
            DUE,
            DUE,
            Variant.ON_TIME,
            "0".repeat(64),
            new Attempt.Kind.Edit(placed),
            Map.of());

    placed(account.publish(newer, ready(account.prepare(newer, edit)), edit));

    assertThat(wire.requests).filteredOn(sent -> sent.path().endsWith("/photos")).hasSize(1);
    assertThat(wire.posts())
        .singleElement()
        .satisfies(post -> {
          assertThat(post.text()).isEqualTo("Main St is open again.");
          assertThat(post.picture()).isNotNull();
        });
  }

  @Test
  void saysNothingOfADecorativePicture() {
    scripted.json("{\"id\":\"5\"}");
    var decorative = AMessage.on("facebook-city").picture(APicture.described("")).build();
    scripted().prepare(decorative, AnAttempt.first(decorative, DUE));
    assertThat(scripted.last().body())
        .contains("name=\"published\"\r\n\r\nfalse", "name=\"appsecret_proof\"")
        .doesNotContain("alt_text_custom");
    assertThat(scripted.last().address()).isEqualTo("https://graph.facebook.com/v26.0/77/photos");
  }

  @ParameterizedTest
  @ValueSource(strings = {"expired-city", "revoked-city"})
  void parksBeforeTheDueSecondWhereTheTokenIsNoLongerGood(String token) {
    assertThat(notReady(account(token).prepare(message, attempt)))
        .isInstanceOf(Outcome.Unauthorized.class);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 0, facebook.parameter",
    "100, 1366046, facebook.pictures",
    "100, 1366051, facebook.pictures",
    "987654, 0, facebook.other",
  })
  void keepsTheRawAnswerOfAnUploadThatIsRefused(int code, int subcode, String reason) {
    scripted.then(
        400,
        "{\"error\":{\"message\":\"unknown parameter alt_text_custom\",\"code\":%d,\"error_subcode\":%d}}"
            .formatted(code, subcode));
    assertThat(notReady(scripted().prepare(message, attempt)))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            refused -> {
              assertThat(refused.reason().code()).isEqualTo(reason);
              assertThat(refused.raw()).contains("alt_text_custom");
            });
  }

  @ParameterizedTest
  @CsvSource({"500, {}", "400, '{\"error\":{\"code\":2}}'", "200, <html>", "200, {}"})
  void triesAgainSoonWhereNobodyKnowsOfTheUpload(int status, String body) {
    scripted.then(status, body);
    assertThat(notReady(scripted().prepare(message, attempt)))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class, it -> assertThat(it.until()).isEqualTo(DUE.plusSeconds(5)));
  }

  @Test
  void triesAgainSoonWhereTheUploadGotNoAnswer() {
    scripted.then(new Reply.NoAnswer("time-out")).then(new Reply.NeverLeft("refused"));
    var account = scripted();
    assertThat(notReady(account.prepare(message, attempt))).isInstanceOf(Outcome.Deferred.class);
    assertThat(notReady(account.prepare(message, attempt))).isInstanceOf(Outcome.Deferred.class);
  }

  @Test
  void theStageShowsAPictureOnce() {
    var account = account("stage-city");
    var ready = ready(account.prepare(message, attempt));
    placed(account.publish(message, ready, attempt));
    var other = AMessage.on("facebook-city").text("Other").picture(APicture.described("x")).build();
    assertThat(account.publish(other, ready, AnAttempt.first(other, DUE)))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            refused -> assertThat(refused.reason().code()).isEqualTo("facebook.pictures"));
    assertThat(wire.posts()).extracting(StagePost::text).hasSize(1);
  }
}
