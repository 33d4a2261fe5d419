package city.belfry.platform.bluesky;

import static city.belfry.platform.bluesky.BlueskyTown.answering;
import static city.belfry.platform.bluesky.BlueskyTown.delivered;
import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.message.Message;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.kit.APicture;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.platform.wire.Json;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures go ahead of the post, and the post says what they show. */
class BlueskyPictureTest {
  private static final String UPLOAD = "uploadBlob";
  private static final String PUT = "putRecord";

  private final BlueskyTown town = new BlueskyTown();
  private final Message message =
      AMessage.on("city").text("封路").picture(APicture.described("A map of the detour")).build();

  private Attempt attempt() {
    return AnAttempt.first(message, BlueskyTown.DUE);
  }

  private Outcome send() {
    return BlueskyTown.send(town.publisher(), message, attempt());
  }

  /** From now on, a method gets this answer. */
  private void answer(String method, Reply reply) {
    town.wire.beforeAll(
        (sent, platform) -> sent.address().endsWith(method) ? reply : platform.get());
  }

  private static Reply refusal(int status, String error) {
    return ScriptedWire.answer(
        status, "{\"error\":\"%s\",\"message\":\"in its words\"}".formatted(error));
  }

  private List<JsonNode> put() {
    return town.wire.requests.stream()
        .filter(town.stage::publishes)
        .map(StageRequest::text)
        .map(text -> Json.object(text).orElseThrow())
        .toList();
  }

  @Test
  void uploadsAheadSoThatNothingIsLeftForTheDueSecondButTheRecord() {
    var account = town.publisher();
    var ready = account.prepare(message, attempt());
    assertThat(ready).isInstanceOf(Preparation.Ready.class);
    var before = town.wire.requests.size();

    account.publish(message, (Preparation.Ready) ready, attempt());

    assertThat(town.wire.requests.subList(before, town.wire.requests.size()))
        .extracting(StageRequest::path)
        .containsExactly("/xrpc/com.atproto.repo.putRecord");
    assertThat(town.asked(UPLOAD)).isEqualTo(1);
  }

  @Test
  void tellsWhatThePictureShowsAndHowLargeItIs() {
    delivered(send());

    var image = put().getFirst().at("/record/embed/images/0");
    assertThat(image.path("alt").asText()).isEqualTo("A map of the detour");
    assertThat(image.path("aspectRatio"))
        .isEqualTo(Json.newObject().put("width", 64).put("height", 48));
    assertThat(image.at("/image/ref/$link").asText()).startsWith("bafkrei").hasSize(59);
    assertThat(image.at("/image/size").asInt()).isEqualTo(APicture.bytes().length);
  }

  @Test
  void aSecondTryIsTheSameToTheByteThoughItUploadsAnew() {
    var placed = delivered(send());
    town.clock.advance(Duration.ofMinutes(4));

    assertThat(delivered(send())).isEqualTo(placed);

    assertThat(put().getLast()).isEqualTo(put().getFirst());
    assertThat(town.asked(UPLOAD)).isEqualTo(2);
    assertThat(town.stage.posts()).hasSize(1);
  }

  @Test
  void aCorrectionIsWordsAloneForThePostThatItAnswersShowsThePicture() {
    var placed = delivered(send());
    var correction = answering(attempt(), placed, "fedcba9876543210".repeat(4));
    delivered(BlueskyTown.send(town.publisher(), message, correction));

    assertThat(put().getLast().path("record").has("embed")).isFalse();
    assertThat(town.asked(UPLOAD)).isEqualTo(1);
    assertThat(Objects.requireNonNull(town.stage.posts().getFirst().picture()).bytes())
        .isEqualTo(APicture.bytes());
  }

  @ParameterizedTest
  @CsvSource({"413, PayloadTooLarge", "400, InvalidRequest", "400, SomethingNew"})
  void aPictureThatIsRefusedIsForAPerson(int status, String error) {
    answer(UPLOAD, refusal(status, error));
    assertThat(send())
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> {
              assertThat(it.reason().code()).isEqualTo("bluesky.picture");
              assertThat(it.reason().detail()).isEqualTo("in its words");
            });
    assertThat(put()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "<html>Welcome</html>",
        "{\"blob\":{\"ref\":{\"$link\":\"bafkreiabc\"},\"mimeType\":\"image/jpeg\",\"size\":1}}",
        "{\"blob\":{\"ref\":{\"$link\":\"../x\"},\"mimeType\":\"image/jpeg\",\"size\":1}}",
      })
  void anOddAnswerIsNoUploadAndNothingIsOut(String body) {
    answer(UPLOAD, ScriptedWire.answer(200, body));
    assertThat(send()).isInstanceOf(Outcome.Deferred.class);
    assertThat(put()).isEmpty();
  }

  @Test
  void anUploadThatNobodyAnsweredIsTriedAgain() {
    answer(UPLOAD, new Reply.NoAnswer("time-out"));
    assertThat(send()).isInstanceOf(Outcome.Deferred.class);
    assertThat(put()).isEmpty();
    answer("nothing", new Reply.NoAnswer(""));
    delivered(send());
  }

  @Test
  void aSessionThatEndsAtTheUploadIsRenewedByTheNextTry() {
    answer(UPLOAD, refusal(400, "ExpiredToken"));
    assertThat(send()).isInstanceOf(Outcome.Deferred.class);
    answer("nothing", new Reply.NoAnswer(""));
    delivered(send());
    assertThat(town.logins()).isEqualTo(2);
  }

  @Test
  void parksWhereTheAccountIsTakenDownAtTheUpload() {
    answer(UPLOAD, refusal(401, "AccountTakedown"));
    assertThat(send()).isInstanceOf(Outcome.Unauthorized.class);
  }

  @Test
  void uploadsAnewWhereTheServerForgotTheFileBeforeItWasShown() {
    answer(PUT, refusal(400, "BlobNotFound"));
    assertThat(send()).isInstanceOf(Outcome.Deferred.class);
    answer("nothing", new Reply.NoAnswer(""));
    delivered(send());
    assertThat(town.asked(UPLOAD)).isEqualTo(2);
  }

  @Test
  void doesNotPostWithoutThePictureThatWasNotUploaded() {
    var account = town.publisher();
    account.prepare(message, attempt());
    assertThat(account.publish(message, new Preparation.Ready(Map.of()), attempt()))
        .isInstanceOf(Outcome.Deferred.class);
    assertThat(put()).isEmpty();
  }

  @Test
  void publishesWithWhatTheClaimKept() {
    var account = town.publisher();
    var ready = (Preparation.Ready) account.prepare(message, attempt());
    var claimed = attempt().keeping(ready.kept());
    delivered(account.publish(message, new Preparation.Ready(Map.of()), claimed));
    assertThat(ready.kept().toString()).doesNotContain("stage-city");
  }
}
