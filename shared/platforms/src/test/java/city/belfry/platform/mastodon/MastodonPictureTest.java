package city.belfry.platform.mastodon;

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
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.APicture;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.platform.kit.StageWire;
import city.belfry.platform.mastodon.stage.Manner;
import city.belfry.platform.mastodon.stage.MastodonStage;
import city.belfry.stage.StagePicture;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageRequest;
import city.belfry.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures go ahead of the status, described, and an edit keeps them. */
class MastodonPictureTest {
  private static final Instant DUE = Instant.parse("2026-11-22T12:00:00Z");
  private static final Attempt.Kind NEW = new Attempt.Kind.New();
  private static final String UPLOAD = "/api/v2/media";
  private static final String MEDIA = "/api/v1/media/";

  private final SettableClock clock = new SettableClock(DUE);
  private StageWire wire = new StageWire(new MastodonStage(clock), clock);
  private final Message message = pictured("Main St is closed", "A map of the detour");

  private static Message pictured(String text, String alt) {
    return AMessage.on("city").text(text).picture(APicture.described(alt)).build();
  }

  private Account city() {
    return new Mastodon()
        .open(
            AChannel.named("city", "mastodon").at(wire.base()).build(),
            AMeans.with(wire, clock, Map.of("accessToken", "stage-city")));
  }

  private static Attempt attempt(Message words, Attempt.Kind kind) {
    var first = AnAttempt.first(words, DUE);
    return new Attempt(
        first.delivery(),
        first.revision(),
        first.number(),
        first.claimId(),
        first.claimAt(),
        first.due(),
        first.variant(),
        first.key(),
        kind,
        Map.of());
  }

  private Outcome send(Message words, Attempt.Kind kind) {
    var account = city();
    var attempt = attempt(words, kind);
    return switch (account.prepare(words, attempt)) {
      case Preparation.NotReady(var outcome) -> outcome;
      case Preparation.Ready ready -> account.publish(words, ready, attempt);
    };
  }

  private static Placed delivered(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
    return ((Outcome.Delivered) outcome).placed();
  }

  private StagePicture shown() {
    return Objects.requireNonNull(wire.posts().getFirst().picture());
  }

  /** From now on, what is asked below a path gets this answer. */
  private void answer(String path, Reply reply) {
    wire.beforeAll((sent, platform) -> sent.address().contains(path) ? reply : platform.get());
  }

  private static Reply refusal(int status, String words) {
    return ScriptedWire.answer(status, "{\"error\":\"" + words + "\"}");
  }

  private long asked(String method) {
    return wire.requests.stream().filter(it -> it.method().equals(method)).count();
  }

  @Test
  void uploadsAheadSoThatNothingIsLeftForTheDueSecondButTheStatus() {
    var account = city();
    var attempt = attempt(message, NEW);
    var ready = account.prepare(message, attempt);
    assertThat(ready).isInstanceOf(Preparation.Ready.class);
    var before = wire.requests.size();

    delivered(account.publish(message, (Preparation.Ready) ready, attempt));

    assertThat(wire.requests.subList(before, wire.requests.size()))
        .extracting(StageRequest::path)
        .containsExactly("/api/v1/statuses");
  }

  @Test
  void aSecondTryWithTheSameKeyShowsNothingTwice() {
    var placed = delivered(send(message, NEW));
    assertThat(delivered(send(message, NEW)).id()).isEqualTo(placed.id());
    assertThat(wire.posts()).hasSize(1);
  }

  @Test
  void anEditKeepsThePictureAndDescribesItAnew() {
    var placed = delivered(send(message, NEW));
    var newer = pictured("Main St is open", "A map without a detour");

    assertThat(delivered(send(newer, new Attempt.Kind.Edit(placed))).id()).isEqualTo(placed.id());

    assertThat(wire.posts()).extracting(StagePost::text).containsExactly("Main St is open");
    assertThat(shown().bytes()).isEqualTo(APicture.bytes());
    assertThat(shown().alt()).isEqualTo("A map without a detour");
    assertThat(wire.requests).filteredOn(it -> it.path().equals(UPLOAD)).hasSize(1);
  }

  @Test
  void anEditOfWhatLostItsPictureChangesTheWords() {
    var plain = AMessage.on("city").text("Main St is closed").build();
    var placed = delivered(send(plain, NEW));
    delivered(send(pictured("Main St is open", "A map"), new Attempt.Kind.Edit(placed)));
    assertThat(wire.posts()).extracting(StagePost::text).containsExactly("Main St is open");
  }

  @Test
  void anEditWaitsWhereNobodyTellsWhatTheStatusShows() {
    var placed = delivered(send(message, NEW));
    var edit = new Attempt.Kind.Edit(placed);
    for (var odd : new String[] {"{}", "{\"id\":\"1\"}", "<html>"}) {
      answer("/api/v1/statuses/", ScriptedWire.answer(200, odd));
      assertThat(send(message, edit)).isInstanceOf(Outcome.Deferred.class);
    }
    answer("/api/v1/statuses/", new Reply.NoAnswer("time-out"));
    assertThat(send(message, edit)).isInstanceOf(Outcome.Deferred.class);
    answer("/api/v1/statuses/", refusal(404, "Record not found"));
    assertThat(send(message, edit))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason().code()).isEqualTo("mastodon.gone"));
    assertThat(asked("PUT")).isZero();
  }

  @Test
  void aCorrectionOfWordsAloneAsksForNoPicture() {
    var plain = AMessage.on("city").text("Main St is closed").build();
    var placed = delivered(send(plain, NEW));
    delivered(
        send(AMessage.on("city").text("Main St is open").build(), new Attempt.Kind.Edit(placed)));
    assertThat(asked("GET")).isZero();
  }

  @Test
  void waitsAMomentForTheServersWork() {
    wire = new StageWire(new MastodonStage(clock, Manner.IMITATION, 300), clock);
    var work = new ArrayList<Integer>();
    wire.beforeAll((sent, platform) -> {
      if (sent.address().contains(MEDIA) && work.size() < 3) {
        work.add(206);
        return ScriptedWire.answer(206, "{\"id\":\"1\"}");
      }
      return platform.get();
    });

    delivered(send(message, NEW));

    assertThat(work).hasSize(3);
    assertThat(clock.now()).isEqualTo(DUE.plusMillis(1_500));
  }

  @Test
  void comesBackLaterWhereTheServersWorkTakesLonger() {
    wire = new StageWire(new MastodonStage(clock, Manner.IMITATION, 300), clock);
    answer(MEDIA, ScriptedWire.answer(206, "{\"id\":\"1\"}"));

    assertThat(send(message, NEW)).isInstanceOf(Outcome.Deferred.class);

    assertThat(clock.now()).isBefore(DUE.plus(Duration.ofSeconds(5)));
    assertThat(wire.posts()).isEmpty();
  }

  @Test
  void aPictureThatCouldNotBeProcessedIsForAPerson() {
    wire = new StageWire(new MastodonStage(clock, Manner.IMITATION, 300), clock);
    answer(MEDIA, refusal(422, "Error processing thumbnail for uploaded media"));
    assertThat(send(message, NEW))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason().code()).isEqualTo("mastodon.picture"));
  }

  @Test
  void waitsWhereAServerDoesNotKnowYetWhatItTook() {
    wire = new StageWire(new MastodonStage(clock, Manner.IMITATION, 300), clock);
    answer(MEDIA, refusal(404, "Record not found"));
    assertThat(send(message, NEW)).isInstanceOf(Outcome.Deferred.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "422 | File type of uploaded media could not be verified | Rejected",
        "401 | The access token is invalid | Unauthorized",
        "403 | This action is outside the authorized scopes | Unauthorized",
        "404 | Record not found | Unauthorized",
        "429 | Too many requests | Deferred",
        "500 | Error processing thumbnail for uploaded media | Deferred",
        "200 | an answer without an id | Deferred",
        "202 | an answer without an id | Deferred",
      })
  void tellsWhyNothingWasSent(int status, String words, String outcome) {
    answer(UPLOAD, refusal(status, words));
    assertThat(send(message, NEW).getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(wire.posts()).isEmpty();
  }

  @Test
  void anUploadThatNobodyAnsweredIsTriedAgain() {
    answer(UPLOAD, new Reply.NoAnswer("time-out"));
    assertThat(send(message, NEW)).isInstanceOf(Outcome.Deferred.class);
    answer("nothing", new Reply.NoAnswer(""));
    delivered(send(message, NEW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Deferred", "Unknown"})
  void aStatusIsSentAgainOnlyWhereItsPictureWasNotReady(String outcome) {
    var words =
        outcome.equals("Deferred")
            ? "Cannot attach files that have not finished processing. Try again in a moment!"
            : "Media 1 not found or already attached to another post";
    answer("/api/v1/statuses", refusal(422, words));
    assertThat(send(message, NEW).getClass().getSimpleName()).isEqualTo(outcome);
  }

  @Test
  void doesNotPostWithoutThePictureThatWasNotUploaded() {
    var none = new Preparation.Ready(Map.of());
    assertThat(city().publish(message, none, attempt(message, NEW)))
        .isInstanceOf(Outcome.Deferred.class);
    assertThat(wire.requests).isEmpty();
  }

  @Test
  void publishesWithWhatTheClaimKept() {
    var account = city();
    var ready = (Preparation.Ready) account.prepare(message, attempt(message, NEW));
    var claimed = attempt(message, NEW).keeping(ready.kept());
    delivered(account.publish(message, new Preparation.Ready(Map.of()), claimed));
    assertThat(shown().alt()).isEqualTo("A map of the detour");
  }

  @Test
  void takesTheLongestDescriptionThatTheServerTakes() {
    var longest = "x".repeat(new Mastodon().longestAlt());
    assertThat(send(pictured("Main St", longest + "x"), NEW)).isInstanceOf(Outcome.Rejected.class);
    delivered(send(pictured("Main St", longest), NEW));
  }
}
