package city.belfry.usecase;

import static city.belfry.usecase.Simulation.CHANNEL;
import static city.belfry.usecase.Simulation.DUE;
import static city.belfry.usecase.Simulation.GUARD;
import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.language.Language;
import city.belfry.domain.post.Post;
import city.belfry.kit.ADraft;
import city.belfry.platform.Doubt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Progress;
import city.belfry.platform.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be out: looked up, followed, and sent again only on evidence. */
class UnknownTest {
  private static final Duration NETWORK = Duration.ofMinutes(1);
  private static final Duration LAG = Duration.ofMinutes(3);
  private static final Doubt.Searchable SEARCHABLE = new Doubt.Searchable(NETWORK, LAG);
  private static final Instant SENT = DUE.plus(GUARD);
  private static final Placed OUT = new Placed("out-1", null, null);

  /** Hang-up, the network, the search's lag, the clocks: what the sender could use is over. */
  private static final Instant CERTAIN = SENT.plus(NETWORK).plus(LAG).plusSeconds(2);

  private final Simulation town = new Simulation();

  private Post unknown(Doubt doubt) {
    return unknown(doubt, ADraft.on(CHANNEL).due(DUE));
  }

  private Post unknown(Doubt doubt, ADraft draft) {
    town.platform.doubts(doubt);
    var post = town.accepted(draft);
    town.account.answers(new Outcome.Unknown("time-out"));
    town.runUntil(DUE.plusSeconds(1));
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.CLAIMED);
    assertThat(town.account.published()).hasSize(1);
    return post;
  }

  @Test
  void anUnknownOutcomeIsLookedUpEarlyAndFound() {
    var post = unknown(SEARCHABLE);
    town.account.sees(new Sighting.Found(List.of(OUT)));

    town.runUntil(DUE.plusSeconds(20));

    var delivery = town.delivery(post);
    assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(delivery.result().placed()).isEqualTo(OUT);
    assertThat(delivery.result().sent()).isEqualTo(SENT);
    assertThat(town.account.published()).hasSize(1);
  }

  @Test
  void anAbsenceBeforeItIsCertainChangesNothing() {
    var post = unknown(SEARCHABLE);

    town.runUntil(CERTAIN);

    assertThat(town.account.sought()).hasSizeGreaterThan(3);
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.CLAIMED);
    assertThat(town.account.published()).hasSize(1);
  }

  @Test
  void aCertainAbsenceLetsItBeSentAgainWithTheSameKeyAndWords() {
    var post = unknown(SEARCHABLE);

    town.runUntil(CERTAIN.plusSeconds(5));

    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.DELIVERED);
    var sent = town.account.published();
    assertThat(sent).hasSize(2);
    assertThat(sent.getLast().at()).isAfter(CERTAIN);
    assertThat(sent.getLast().attempt().key()).isEqualTo(sent.getFirst().attempt().key());
    assertThat(sent.getLast().attempt().claimId())
        .isNotEqualTo(sent.getFirst().attempt().claimId());
    assertThat(town.delivery(post).tries().sent()).hasSize(2);
  }

  @Test
  void aSearchableClaimIsLookedUpBesideItsSenderAndNotFreed() {
    town.platform.doubts(SEARCHABLE);
    var post = slowlyDelivered();

    town.runUntil(DUE.plusSeconds(60));

    assertThat(town.account.sought()).isNotEmpty();
    assertThat(town.account.published()).hasSize(1);
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void aBlindClaimIsLeftToItsSenderAsLongAsThatMayLive() {
    town.platform.doubts(new Doubt.Blind());
    var post = slowlyDelivered();

    town.runUntil(DUE.plusSeconds(60));

    assertThat(town.account.published()).hasSize(1);
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.DELIVERED);
  }

  /** Fifteen seconds before the answer, in which another publisher looks and changes nothing. */
  private Post slowlyDelivered() {
    var post = town.accepted();
    town.account.answers(() -> {
      town.clock.advance(Duration.ofSeconds(15));
      town.attend(post);
      assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.CLAIMED);
      return new Outcome.Delivered(OUT);
    });
    return post;
  }

  @Test
  void aPlatformThatCannotTellIsAskedAgainAndThenAPersonMust() {
    var post = unknown(SEARCHABLE);
    for (var i = 0; i < 100; i++) {
      town.account.sees(new Sighting.CannotTell("503"));
    }

    town.runUntil(DUE.plusSeconds(60));
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.CLAIMED);
    town.runUntil(DUE.plusSeconds(20 * 60));

    var delivery = town.delivery(post);
    assertThat(delivery.state()).isEqualTo(DeliveryState.UNCONFIRMED);
    assertThat(delivery.wake()).isNull();
    assertThat(town.account.published()).hasSize(1);
  }

  @Test
  void anAbsenceWithoutAKnownLagIsNeverBelieved() {
    var post = unknown(new Doubt.FoundOnly());

    town.runUntil(DUE.plusSeconds(20 * 60));

    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.UNCONFIRMED);
    assertThat(town.account.published()).hasSize(1);
  }

  @Test
  void aBlindPlatformIsUnconfirmedAndNeverSentAgain() {
    var post = unknown(new Doubt.Blind());

    town.tickUntil(DUE.plusSeconds(300));

    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.UNCONFIRMED);
    assertThat(town.account.published()).hasSize(1);
  }

  @Test
  void aChosenIdIsSentAgainAtOnceInDoubt() {
    var post = unknown(new Doubt.ChosenId());

    town.runUntil(DUE.plusSeconds(10));

    assertThat(town.account.published()).hasSize(2);
    assertThat(town.account.sought()).isEmpty();
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 90, 300})
  void aKeyIsSentAgainOnceTheFirstIsAcceptedOrDeadAndItsLeastTimeIsPast(long between) {
    unknown(new Doubt.Key(Duration.ofHours(1), Duration.ofSeconds(between), NETWORK));
    var again = SENT.plusSeconds(2 + Math.max(60, between));

    town.tickUntil(again.minusSeconds(61));
    town.runUntil(again.minusMillis(1));
    assertThat(town.account.published()).hasSize(1);
    town.runUntil(again.plusSeconds(10));

    var sent = town.account.published();
    assertThat(sent).hasSize(2);
    assertThat(sent.getLast().attempt().key()).isEqualTo(sent.getFirst().attempt().key());
  }

  /** Sent twice: the first unknown, the second certainly put off. */
  private Post inDoubt(ADraft draft) {
    var post = unknown(new Doubt.ChosenId(), draft);
    town.account.answers(new Outcome.Deferred(DUE.plusSeconds(600), "429"));
    town.runUntil(DUE.plusSeconds(30));
    assertThat(town.delivery(post).inDoubt()).isTrue();
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.WAITING);
    return post;
  }

  @Test
  void inDoubtAnEditIsUnconfirmed() {
    var post = inDoubt(ADraft.on(CHANNEL).due(DUE));

    town.edited(post, ADraft.on(CHANNEL).due(DUE).text("en", "Main St open", ""));

    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.UNCONFIRMED);
  }

  @Test
  void inDoubtARejectionIsUnconfirmed() {
    var post = inDoubt(ADraft.on(CHANNEL).due(DUE));
    town.account.answers(new Outcome.Rejected(new Reason("sample.words", ""), "400"));

    town.tickUntil(DUE.plusSeconds(700));

    assertThat(town.account.published()).hasSize(3);
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.UNCONFIRMED);
  }

  private Post pending(Outcome.Pending how) {
    var post = town.accepted();
    town.account.answers(how);
    town.runUntil(DUE.plusSeconds(1));
    return post;
  }

  @Test
  void whatIsPendingIsFollowedAndNeverSentAgain() {
    var post = pending(new Outcome.Pending(new Handle("job-1"), "queued"));
    town.account.tells(
        new Progress.Underway(""), new Progress.Underway(""), new Progress.Visible(OUT));

    town.runUntil(DUE.plusSeconds(30));

    var delivery = town.delivery(post);
    assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(town.account.followed()).hasSize(3);
    assertThat(town.account.published()).hasSize(1);
    assertThat(delivery.result().answered()).isEqualTo(SENT);
    assertThat(delivery.result().visible()).isEqualTo(town.account.followed().getLast());
  }

  @Test
  void whatThePlatformRefusesLaterIsRejected() {
    var post = pending(new Outcome.Pending(new Handle("job-1"), "queued"));
    town.account.tells(new Progress.Refused(new Reason("sample.review", ""), "refused"));

    town.runUntil(DUE.plusSeconds(30));

    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.REJECTED);
  }

  @Test
  void whatIsPendingTooLongIsUnconfirmed() {
    var post = pending(new Outcome.Pending(new Handle("job-1"), "queued"));

    town.runUntil(DUE.plusSeconds(50 * 60));

    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.UNCONFIRMED);
    assertThat(town.account.published()).hasSize(1);
  }

  @Test
  void whatIsPendingWithoutAHandleIsLookedForAndOnlyFoundIsBelieved() {
    var post = pending(new Outcome.Pending(null, "accepted"));
    var other = new DeliveryId(town.ids.next(), Simulation.CHANNEL, List.of(new Language("en")));
    town.stores.deliveries().own(other, 1, "older");
    town.account.sees(
        new Sighting.Absent(),
        new Sighting.Found(List.of(new Placed("older", null, null))),
        new Sighting.Found(List.of(new Placed("older", null, null), OUT)));

    town.runUntil(DUE.plusSeconds(30));

    var delivery = town.delivery(post);
    assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(delivery.result().placed()).isEqualTo(OUT);
    assertThat(town.account.sought()).hasSize(3);
    assertThat(town.account.published()).hasSize(1);
  }

  @Test
  void aCancelLeavesWhatIsPendingAlone() {
    var post = pending(new Outcome.Pending(new Handle("job-1"), "queued"));

    assertThat(town.cancelled(post).alreadySending()).hasSize(1);

    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.PENDING);
  }
}
