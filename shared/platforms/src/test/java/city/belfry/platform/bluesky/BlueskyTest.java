package city.belfry.platform.bluesky;

import static city.belfry.platform.bluesky.BlueskyTown.DUE;
import static city.belfry.platform.bluesky.BlueskyTown.answering;
import static city.belfry.platform.bluesky.BlueskyTown.delivered;
import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.domain.problem.Problem;
import city.belfry.kit.AChannel;
import city.belfry.kit.AMessage;
import city.belfry.kit.AnAttempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Retraction;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.kit.Bundles;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.platform.wire.Json;
import city.belfry.stage.StagePost;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client against the stage part, without sockets. */
class BlueskyTest {
  private static final String CORRECTED = "fedcba9876543210".repeat(4);

  private final BlueskyTown town = new BlueskyTown();

  private static Message words(String text) {
    return AMessage.on("city").text(text).build();
  }

  /** The body of what residents would see. */
  private JsonNode put(int index) {
    var puts = town.wire.requests.stream().filter(town.stage::publishes).toList();
    return Json.object(puts.get(index).text()).orElseThrow();
  }

  @Test
  void namesThePostBeforehandAndItsAddressForEverybody() {
    var placed = town.sent();

    assertThat(placed.id()).matches("at://did:web:city.stage.test/app.bsky.feed.post/3.{12}");
    var rkey = placed.id().substring(placed.id().lastIndexOf('/') + 1);
    assertThat(placed.permalink())
        .isEqualTo(URI.create("https://bsky.app/profile/did:web:city.stage.test/post/" + rkey));
    assertThat(put(0).path("rkey").asText()).isEqualTo(rkey);
  }

  @Test
  void aSecondTryIsTheSameToTheByteAndChangesNothing() {
    var placed = town.sent();
    town.clock.advance(Duration.ofMinutes(4));
    var again = town.again(town.clock.now());

    assertThat(delivered(BlueskyTown.send(town.publisher(), town.message, again)))
        .isEqualTo(placed);

    assertThat(put(1)).isEqualTo(put(0));
    assertThat(put(0).path("record").path("createdAt").asText())
        .isEqualTo("2026-11-22T12:00:00.250Z");
    assertThat(town.stage.posts()).hasSize(1);
  }

  @Test
  void marksLinksAndHashtagsAndTellsTheLanguages() {
    var message =
        AMessage.on("city")
            .in("zh-Hans", "en", "es", "fr")
            .text("封路 https://a.example/p/1。 #交通")
            .build();
    BlueskyTown.send(town.publisher(), message, AnAttempt.first(message, DUE));

    var post = put(0).path("record");
    assertThat(post.path("langs").valueStream().map(JsonNode::asText))
        .containsExactly("zh-Hans", "en", "es");
    assertThat(post.path("facets")).hasSize(2);
    assertThat(post.path("facets").path(0).path("features").path(0).path("uri").asText())
        .isEqualTo("https://a.example/p/1");
  }

  @Test
  void aLateTryOfOlderWordsChangesNothingThatWasCorrectedSince() {
    var held = new ArrayList<Supplier<Reply>>();
    town.wire.beforePublishing((_, platform) -> {
      held.add(platform);
      return new Reply.NoAnswer("time-out");
    });
    assertThat(town.send()).isInstanceOf(Outcome.Unknown.class);
    town.wire.beforePublishing((_, platform) -> platform.get());
    var placed = town.sent();
    var newer = words("Main St is open");
    var correction = answering(town.attempt(), placed, CORRECTED);
    delivered(BlueskyTown.send(town.publisher(), newer, correction));
    // Somebody changes the first one by other means.
    town.overwrite(placed, "Main St is open again");

    assertThat(held.getFirst().get())
        .isInstanceOfSatisfying(
            Reply.Answer.class, it -> assertThat(it.text()).contains("InvalidSwap"));
    assertThat(town.stage.posts())
        .extracting(StagePost::text)
        .containsExactly("Main St is open again", newer.onTime().text());
  }

  @Test
  void doesNotOverwriteOtherWordsOfItsName() {
    town.sent();
    var other = words("Main St is open");

    assertThat(BlueskyTown.send(town.publisher(), other, town.attempt()))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason().code()).isEqualTo("bluesky.other-words"));
    assertThat(town.stage.posts())
        .extracting(StagePost::text)
        .containsExactly(town.message.onTime().text());
  }

  @Test
  void takesTheSameWordsInAnotherFormOfTheRecordForItsOwn() {
    var placed = town.sent();
    town.overwrite(placed, town.message.onTime().text());

    assertThat(delivered(town.send())).isEqualTo(placed);
  }

  @Test
  void doesNotPutBackWhatWasTakenBackWhileItTried() {
    var placed = town.sent();
    town.overwrite(placed, "Main St is open again");
    town.wire.beforePublishing((_, platform) -> {
      var refused = platform.get();
      town.publisher().retract(placed);
      return refused;
    });

    assertThat(town.send())
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason().code()).isEqualTo("bluesky.taken-back"));
    assertThat(town.stage.posts()).allMatch(StagePost::retracted);
  }

  @Test
  void correctsByAReplyInTheSameThread() {
    var first = town.sent();
    var second =
        delivered(
            BlueskyTown.send(
                town.publisher(),
                words("Until 14:00"),
                answering(town.attempt(), first, CORRECTED)));
    BlueskyTown.send(
        town.publisher(),
        words("Until 15:00"),
        answering(town.attempt(), second, "0123".repeat(16)));

    assertThat(put(1).at("/record/reply/root")).isEqualTo(put(1).at("/record/reply/parent"));
    assertThat(put(2).at("/record/reply/root/uri").asText()).isEqualTo(first.id());
    assertThat(put(2).at("/record/reply/parent/uri").asText()).isEqualTo(second.id());
    assertThat(put(2).at("/record/reply/parent/cid").asText()).startsWith("bafyrei").hasSize(59);
    assertThat(town.stage.posts()).hasSize(3);
  }

  @Test
  void cannotCorrectWhatIsGone() {
    var placed = town.sent();
    town.publisher().retract(placed);
    var seen = new Placed("seen-by-a-person", null, null);

    for (var gone : List.of(placed, seen)) {
      var correction = answering(town.attempt(), gone, CORRECTED);
      assertThat(BlueskyTown.send(town.publisher(), town.message, correction))
          .isInstanceOfSatisfying(
              Outcome.Rejected.class,
              it -> assertThat(it.reason().code()).isEqualTo("bluesky.gone"));
    }
  }

  @Test
  void publishesNothingThatWasNotPrepared() {
    var account = town.publisher();
    var ready = new Preparation.Ready(Map.of());
    assertThat(account.publish(town.message, ready, town.attempt()))
        .isInstanceOf(Outcome.Deferred.class);
    account.prepare(town.message, town.attempt());
    var correction = answering(town.attempt(), new Placed("x", null, null), CORRECTED);
    assertThat(account.publish(town.message, ready, correction))
        .isInstanceOf(Outcome.Deferred.class);
    assertThat(town.stage.posts()).isEmpty();
  }

  @Test
  void deletesNoPostOfAnotherAccount() {
    var foreign =
        new Placed("at://did:web:other.stage.test/app.bsky.feed.post/3m6abcdefgh2a", null, null);
    assertThat(town.publisher().retract(foreign))
        .isInstanceOfSatisfying(
            Retraction.NotPossible.class,
            it -> assertThat(it.reason().code()).isEqualTo("bluesky.not-ours"));
  }

  @Test
  void believesNoDeletionThatTellsOfNoCommitUntilItHasLooked() {
    var placed = town.sent();
    town.wire.beforeAll((sent, platform) ->
        sent.address().endsWith("deleteRecord") ? ScriptedWire.answer(200, "{}") : platform.get());
    assertThat(town.publisher().retract(placed)).isInstanceOf(Retraction.TryAgain.class);
    town.wire.beforeAll((_, platform) -> platform.get());
    assertThat(town.publisher().retract(placed)).isInstanceOf(Retraction.Retracted.class);
    assertThat(town.publisher().retract(placed)).isInstanceOf(Retraction.Retracted.class);
  }

  @Test
  void waitsWhereTheHoursPointsAreSpentAndGoesOnAfterwards() {
    var small = new BlueskyTown(3);
    small.sent();
    assertThat(small.send())
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            it -> assertThat(it.until()).isEqualTo(DUE.plusSeconds(3_600).minusMillis(250)));
    small.clock.advance(Duration.ofHours(1));
    small.sent();
  }

  @Test
  void tellsOfItsHealthAndItsReach() {
    var health = town.publisher().check();
    assertThat(health.well()).isTrue();
    assertThat(health.quota())
        .containsEntry("ratelimit-limit", "3000")
        .containsEntry("ratelimit-remaining", "2999")
        .containsKeys("ratelimit-reset", "ratelimit-policy");
    assertThat(town.publisher().reach().followers()).hasValue(1_204);
  }

  @ParameterizedTest
  @CsvSource({
    "handle.invalid, true, '', handle-broken",
    "city.stage.test, false, deactivated, deactivated",
    "city.stage.test, false, suspended, taken-down",
  })
  void findsWhatWouldFail(String handle, boolean active, String status, String reason) {
    town.wire.beforeAll((sent, platform) ->
        sent.address().endsWith("getSession")
            ? ScriptedWire.answer(
                200,
                "{\"did\":\"did:web:city.stage.test\",\"handle\":\"%s\",\"active\":%s,\"status\":\"%s\"}"
                    .formatted(handle, active, status))
            : platform.get());
    assertThat(town.publisher().check().findings())
        .extracting(it -> it.code())
        .containsExactly("bluesky." + reason);
  }

  @ParameterizedTest
  @CsvSource({
    "city.bsky.social, true",
    "alerts.arroyovista.example, true",
    "did:plc:ewvi7nxzyoun6zhxrhs64oiz, true",
    "@city.bsky.social, false",
    "city, false",
    "someone@arroyovista.example, false",
    "'', false",
  })
  void wantsAnAccountsName(String account, boolean fine) {
    var channel = AChannel.named("city", "bluesky").with("account", account).build();
    assertThat(new Bluesky().problems(channel))
        .extracting(Problem::pointer)
        .isEqualTo(fine ? List.of() : List.of("/settings/account"));
  }

  @Test
  void everyReasonHasItsWords() {
    Bundles.haveWordsFor(
        Arrays.stream(BlueskyReason.values()).map(BlueskyReason::code).toList(), Bluesky.class);
  }
}
