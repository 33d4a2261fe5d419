package city.belfry.platform.bluesky;

import static city.belfry.platform.bluesky.BlueskyTown.delivered;
import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.kit.TokensInMind;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Tokens;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.bluesky.Sessions.Entry;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.platform.wire.Json;
import city.belfry.stage.StageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One session for all publishers of a channel, each of its generations renewed once. */
class SessionsTest {
  private static final Duration HALF = Duration.ofHours(1);
  private static final Duration LIFE = Duration.ofHours(2);

  private final BlueskyTown town = new BlueskyTown();

  private Entry obtain() {
    return town.sessions(town.tokens).obtain();
  }

  private Session open() {
    return open(obtain());
  }

  private static Session open(Entry entry) {
    assertThat(entry).isInstanceOf(Entry.Open.class);
    return ((Entry.Open) entry).session();
  }

  private Tokens.Kept kept() {
    return town.tokens.read("city").orElseThrow();
  }

  /** From now on, the answers to one method are lost after it was done. */
  private void lose(String method) {
    town.wire.beforeAll((sent, platform) -> {
      var reply = platform.get();
      return sent.address().endsWith(method) ? new Reply.NoAnswer("time-out") : reply;
    });
  }

  private void loseNothing() {
    town.wire.beforeAll((_, platform) -> platform.get());
  }

  @Test
  void allPublishersShareOneLogin() {
    for (var publishers = 0; publishers < 100; publishers++) {
      town.sent();
    }
    assertThat(town.logins()).isEqualTo(1);
    assertThat(town.renewals()).isZero();
  }

  @Test
  void ofManyThatStartAtOnceInOneProcessOneLogsIn() throws Exception {
    var sessions = town.sessions(town.tokens);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Callable<Entry>>();
      for (var i = 0; i < 20; i++) {
        all.add(sessions::obtain);
      }
      for (var entry : threads.invokeAll(all)) {
        open(entry.get());
      }
    }
    assertThat(town.logins()).isEqualTo(1);
  }

  @Test
  void isRenewedInTheSecondHalfOfItsLifeAndEndsNoEarlier() {
    var first = open();
    town.clock.advance(HALF.minusMillis(1));
    assertThat(open().access()).isEqualTo(first.access());
    town.clock.advance(Duration.ofMillis(1));

    var second = open();

    assertThat(second.access()).isNotEqualTo(first.access());
    assertThat(kept().generation()).isEqualTo(2);
    assertThat(kept().spending()).isFalse();
    assertThat(town.logins()).isEqualTo(1);
    assertThat(town.renewals()).isEqualTo(1);
  }

  @Test
  void livesOnByRenewalsForDays() {
    open();
    for (var hours = 0; hours < 72; hours++) {
      town.clock.advance(Duration.ofHours(1));
      open();
      town.sent();
    }
    assertThat(town.logins()).isEqualTo(1);
    assertThat(town.renewals()).isEqualTo(72);
  }

  /** Whoever read before the other's declaration loses by its condition, and needs no renewal. */
  @Test
  @DisplayName("trap 27: two in one moment")
  void ofTwoThatRaceOneRenewsAndTheOtherGoesOn() {
    var first = open();
    town.clock.advance(HALF);
    var winner = new ArrayList<Session>();
    var racing =
        new TokensBetween(town.tokens) {
          @Override
          public boolean spend(String channel, Kept seen) {
            winner.add(open());
            return super.spend(channel, seen);
          }
        };

    var loser = open(town.sessions(racing).obtain());

    assertThat(loser.access()).isEqualTo(first.access());
    assertThat(winner).singleElement().isNotEqualTo(loser);
    assertThat(open().access()).isEqualTo(winner.getFirst().access());
    assertNoTokenWasSpentTwice();
  }

  /** A token that is spent twice is a theft to the platform: it would end every session. */
  @Test
  @DisplayName("trap 27: one that stalled past everything")
  void whoStalledPastEverythingSpendsNoTokenThatAnotherSpent() {
    open();
    town.clock.advance(HALF);
    var stalled =
        new TokensBetween(town.tokens) {
          @Override
          public boolean spend(String channel, Kept seen) {
            var mine = super.spend(channel, seen);
            // Here it stalls, past the life of the access token; others go on meanwhile.
            town.clock.advance(Duration.ofMinutes(30));
            open();
            town.clock.advance(LIFE);
            town.sent();
            town.clock.advance(HALF);
            town.sent();
            return mine;
          }
        };

    var late = open(town.sessions(stalled).obtain());

    assertThat(kept().generation()).isEqualTo(3);
    assertNoTokenWasSpentTwice();
    // Both are good: the late one's for its own call, the shared one for all others.
    assertThat(open().access()).isNotEqualTo(late.access());
    town.sent();
    assertThat(town.logins()).isEqualTo(2);
  }

  @Test
  void whoStalledBeforeItsDeclarationDeclaresNothing() {
    open();
    town.clock.advance(HALF);
    var seen = kept();
    open();

    assertThat(town.tokens.spend("city", seen)).isFalse();
    assertThat(kept().spending()).isFalse();
    assertNoTokenWasSpentTwice();
  }

  @Test
  @DisplayName("trap 27: one whose answer was lost")
  void aRenewalWhoseAnswerWasLostIsNeverRepeatedAndALoginGoesOnAfterTheOldTokensEnd() {
    var first = open();
    town.clock.advance(HALF);
    lose("refreshSession");
    assertThat(open().access()).isEqualTo(first.access());
    loseNothing();
    assertThat(kept().spending()).isTrue();

    for (var minutes = 0; minutes < 50; minutes++) {
      town.clock.advance(Duration.ofMinutes(1));
      assertThat(open().access()).isEqualTo(first.access());
    }
    town.clock.advance(Duration.ofMinutes(6));
    var next = open();

    assertThat(next.access()).isNotEqualTo(first.access());
    assertThat(town.renewals()).isEqualTo(1);
    assertThat(town.logins()).isEqualTo(2);
    assertThat(kept().generation()).isEqualTo(2);
    assertThat(kept().spending()).isFalse();
  }

  @Test
  void afterAQuietMonthItIsRenewedAndAfterAQuarterALoginBeginsAnew() {
    open();
    town.clock.advance(Duration.ofDays(30));
    open();
    assertThat(town.logins()).isEqualTo(1);
    town.clock.advance(Duration.ofDays(91));
    open();
    assertThat(town.logins()).isEqualTo(2);
    town.sent();
  }

  @Test
  void aChangedPasswordOpensNoOldSession() {
    open();
    town.changePassword("revoked-city");
    assertThat(obtain())
        .isInstanceOfSatisfying(
            Entry.Closed.class,
            it -> assertThat(it.outcome()).isInstanceOf(Outcome.Unauthorized.class));
    town.changePassword("stage-city");
    open();
    assertThat(town.logins()).isEqualTo(2);
  }

  @Test
  void aTokenThatTheServerNoLongerTakesWroteNothingAndIsNotTriedAgain() {
    var account = town.publisher();
    var ready = (Preparation.Ready) account.prepare(town.message, town.attempt());
    town.wire.beforePublishing((_, _) ->
        ScriptedWire.answer(400, "{\"error\":\"ExpiredToken\",\"message\":\"Token has expired\"}"));
    assertThat(account.publish(town.message, ready, town.attempt()))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class, it -> assertThat(it.until()).isEqualTo(BlueskyTown.DUE));
    town.wire.beforePublishing((_, platform) -> platform.get());

    delivered(town.send());

    assertThat(town.logins()).isEqualTo(2);
    assertThat(town.renewals()).isZero();
    assertThat(town.stage.posts()).hasSize(1);
  }

  @Test
  void nothingIsFetchedBetweenDueAndTheFirstByte() {
    var account = town.publisher();
    var ready = (Preparation.Ready) account.prepare(town.message, town.attempt());
    town.clock.advance(Duration.ofHours(3));
    var before = town.wire.requests.size();

    assertThat(account.publish(town.message, ready, town.attempt()))
        .isInstanceOf(Outcome.Deferred.class);

    assertThat(town.wire.requests.subList(before, town.wire.requests.size()))
        .extracting(StageRequest::path)
        .containsExactly("/xrpc/com.atproto.repo.putRecord");
  }

  @Test
  void waitsUntilTheServerTakesLoginsAgain() {
    for (var logins = 0; logins < 30; logins++) {
      open(town.sessions(new TokensInMind()).obtain());
    }
    var end = BlueskyTown.DUE.plus(Duration.ofMinutes(5)).minusMillis(250);
    assertThat(obtain())
        .isEqualTo(
            new Entry.Closed(
                new Outcome.Deferred(
                    end,
                    "HTTP 429 {\"error\":\"RateLimitExceeded\",\"message\":\"Rate Limit"
                        + " Exceeded\"}")));
  }

  @Test
  void whoReadsTheTableReadsNoToken() {
    var session = open();
    assertThat(kept().sealed())
        .doesNotContain(session.access(), session.refresh(), "did:", "stage-city");
    assertThat(session.toString()).doesNotContain(session.access(), session.refresh());
    assertThat(new SealedBox("stage-city", "another's").open(kept().sealed())).isEmpty();
  }

  @Test
  void aTamperedSessionIsNone() {
    var box = new SealedBox("stage-city", "city");
    var sealed = box.seal("words");
    assertThat(box.open(sealed)).hasValue("words");
    assertThat(box.seal("words")).isNotEqualTo(sealed);
    for (var bad : List.of("", "AAAA", "no base 64!", "B" + sealed.substring(1) + "AAAA")) {
      assertThat(box.open(bad)).isEmpty();
    }
  }

  @Test
  void aTokenThatTellsNoLifeIsGivenTwoHours() {
    var answer =
        Map.of("did", "did:plc:abc", "handle", "a.test", "accessJwt", "opaque", "refreshJwt", "x");
    var json = Json.newObject();
    answer.forEach(json::put);
    var session = Session.told(json, BlueskyTown.DUE).orElseThrow();
    assertThat(session.until()).isEqualTo(BlueskyTown.DUE.plus(LIFE));
    assertThat(Session.told(json.put("accessJwt", "two\nlines"), BlueskyTown.DUE)).isEmpty();
  }

  /** The stage ends a whole family of tokens when one of them comes twice. */
  private void assertNoTokenWasSpentTwice() {
    var spent =
        town.wire.requests.stream()
            .filter(it -> it.path().endsWith("refreshSession"))
            .map(it -> it.header("authorization").orElseThrow())
            .toList();
    assertThat(spent).isNotEmpty().doesNotHaveDuplicates();
  }

  /** Stands between a publisher and what is shared, to stall there. */
  private static class TokensBetween implements Tokens {
    private final Tokens shared;

    TokensBetween(Tokens shared) {
      this.shared = shared;
    }

    @Override
    public Optional<Kept> read(String channel) {
      return shared.read(channel);
    }

    @Override
    public boolean spend(String channel, Kept seen) {
      return shared.spend(channel, seen);
    }

    @Override
    public boolean replace(String channel, @Nullable Kept seen, String sealed) {
      return shared.replace(channel, seen, sealed);
    }
  }
}
