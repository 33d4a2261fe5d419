package city.belfry.usecase;

import static city.belfry.usecase.Simulation.CHANNEL;
import static city.belfry.usecase.Simulation.DUE;
import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.delivery.Sent;
import city.belfry.domain.delivery.Timing;
import city.belfry.domain.language.Language;
import city.belfry.domain.message.Variant;
import city.belfry.domain.post.LatePolicy;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.Severity;
import city.belfry.kit.ADraft;
import city.belfry.platform.Correction;
import city.belfry.platform.Doubt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Progress;
import city.belfry.platform.Sighting;
import city.belfry.usecase.hold.SetHold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The traps of what may be out: when an absence is believed, and what may be told meanwhile. */
class DoubtTrapsTest {
  private static final Duration NETWORK = Duration.ofMinutes(1);
  private static final Duration LAG = Duration.ofMinutes(3);
  private static final Doubt.Searchable SEARCHABLE = new Doubt.Searchable(NETWORK, LAG);
  private static final Doubt.Searchable AT_ONCE =
      new Doubt.Searchable(Duration.ZERO, Duration.ZERO);
  private static final Placed OUT = new Placed("out-1", null, null);

  private final Simulation town = new Simulation();

  private DeliveryState state(Post post) {
    return town.delivery(post).state();
  }

  /** Search shows it from an instant of the publisher's clock on. */
  private void shownFrom(Instant visible) {
    town.account.shows(() ->
        town.clock.now().isBefore(visible)
            ? new Sighting.Absent()
            : new Sighting.Found(List.of(OUT)));
  }

  private Post unknown(Doubt doubt, ADraft draft) {
    town.platform.doubts(doubt);
    var post = town.accepted(draft);
    town.account.answers(new Outcome.Unknown("time-out"));
    town.runUntil(DUE.plusSeconds(1));
    assertThat(town.account.published()).hasSize(1);
    return post;
  }

  /** Sent twice: the first unknown, the second certainly put off. */
  private Post inDoubt(ADraft draft) {
    var post = unknown(new Doubt.ChosenId(), draft);
    town.account.answers(new Outcome.Deferred(DUE.plusSeconds(600), "429"));
    town.runUntil(DUE.plusSeconds(30));
    assertThat(town.delivery(post).inDoubt()).isTrue();
    assertThat(state(post)).isEqualTo(DeliveryState.WAITING);
    return post;
  }

  @Test
  @DisplayName("trap 2: the first look-up after a crash sees nothing, because search lags")
  void searchLagsAfterACrash() {
    town.platform.doubts(SEARCHABLE);
    var post = town.accepted();
    town.account.answers(() -> {
      shownFrom(town.clock.now().plus(LAG));
      throw new Simulation.Died();
    });
    town.clock.set(DUE.minusSeconds(10));
    town.queue.lose();

    town.attendAndDie(post);
    town.tickUntil(DUE.plusSeconds(600));

    assertThat(town.account.published()).hasSize(1);
    assertThat(state(post)).isEqualTo(DeliveryState.DELIVERED);
    assertThat(town.delivery(post).result().placed()).isEqualTo(OUT);
  }

  /** The byte leaves as late as it may, travels and is indexed as long as it may, and B is fast. */
  @Test
  @DisplayName("trap 3: stall, network, search and clock each at their worst")
  void everyTermAtItsWorst() {
    town.platform.doubts(SEARCHABLE);
    var post = town.accepted();
    town.dieOnceClaimed();
    town.clock.set(DUE.minusSeconds(10));
    town.queue.lose();
    town.attendAndDie(post);
    var claimed = town.delivery(post).claim().orElseThrow().at();
    shownFrom(claimed.plus(Timing.LONGEST).plus(NETWORK).plus(LAG).plus(Timing.CLOCKS));

    town.tickUntil(DUE.plusSeconds(600));

    assertThat(town.account.published()).isEmpty();
    assertThat(town.account.sought()).hasSizeGreaterThan(1);
    assertThat(state(post)).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  @DisplayName("trap 11: of two look-ups that saw nothing only one frees")
  void twoLookUps() {
    var post = unknown(AT_ONCE, ADraft.on(CHANNEL).due(DUE));
    town.queue.lose();
    town.clock.set(DUE.plusSeconds(120));
    town.deliveries.beforeLookUp(() -> {
      town.attend(post);
      town.dieOnceClaimed();
      town.attendAndDie(post);
    });

    town.attend(post);

    assertThat(state(post)).isEqualTo(DeliveryState.CLAIMED);
    assertThat(town.delivery(post).tries().number()).isEqualTo(2);
  }

  @Test
  @DisplayName("trap 13: a stalled \"missed\" does not overwrite a delivered one")
  void aStalledMissed() {
    var late = new LatePolicy.NotAfter(Duration.ofMinutes(1));
    var post = town.accepted(ADraft.on(CHANNEL).due(DUE).late(late));
    town.queue.lose();
    town.clock.set(DUE.plusSeconds(61));
    town.deliveries.beforeMissed(() -> {
      town.clock.set(DUE);
      town.attend(post);
    });

    town.attend(post);

    assertThat(town.account.published()).hasSize(1);
    assertThat(state(post)).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  @DisplayName("trap 14: in doubt a cancel is unconfirmed, not cancelled")
  void aCancelInDoubt() {
    var post = inDoubt(ADraft.on(CHANNEL).due(DUE));

    var answer = town.cancelled(post);

    assertThat(state(post)).isEqualTo(DeliveryState.UNCONFIRMED);
    assertThat(answer.alreadySending())
        .extracting(Delivery::id)
        .containsExactly(Simulation.id(post));
  }

  @Test
  @DisplayName("a hold names what an earlier attempt may still show")
  void aHoldInDoubt() {
    var post = inDoubt(ADraft.on(CHANNEL).due(DUE));

    var stands = (SetHold.Result.Stands) town.hold.hold("wrong street", Simulation.WRITER);

    assertThat(state(post)).isEqualTo(DeliveryState.HELD);
    assertThat(stands.open())
        .filteredOn(Delivery::mayStillAppear)
        .extracting(Delivery::id)
        .containsExactly(Simulation.id(post));
  }

  @Test
  @DisplayName("an edit after an emergency's second copy names the first, which may still come")
  void anEditAfterAnEarlyBelief() {
    var draft = ADraft.on(CHANNEL).due(DUE).severity(Severity.EMERGENCY);
    var post = unknown(SEARCHABLE, draft);
    town.runUntil(DUE.plusSeconds(120));
    assertThat(state(post)).isEqualTo(DeliveryState.DELIVERED);
    assertThat(town.delivery(post).tries().doublePossible()).isTrue();

    var answer = town.edit(post, draft.text("en", "Main St open", "It ended early."));

    assertThat(answer.stay()).extracting(Delivery::id).containsExactly(Simulation.id(post));
  }

  @Test
  @DisplayName("a correction waits until no earlier try of the one before can overtake it")
  void aCorrectionOvertaken() {
    town.platform.corrects(Correction.EDIT);
    var post = town.accepted(ADraft.on(CHANNEL).due(DUE));
    town.runUntil(DUE.plusSeconds(1));
    town.account.answers(new Outcome.Unknown("time-out"));
    town.edit(post, ADraft.on(CHANNEL).due(DUE).text("en", "Main St open", "It ended early."));
    town.runUntil(DUE.plusSeconds(30));
    assertThat(state(post)).isEqualTo(DeliveryState.DELIVERED);
    var claimed = town.delivery(post).claim().orElseThrow().at();

    town.edit(post, ADraft.on(CHANNEL).due(DUE).text("en", "Main St closed", "Until six."));
    town.runUntil(claimed.plusSeconds(101));
    assertThat(town.account.published()).hasSize(3);
    town.runUntil(claimed.plusSeconds(110));

    assertThat(town.account.published()).hasSize(4);
    assertThat(state(post)).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  @DisplayName("trap 14: in doubt the late limit is unconfirmed, not missed")
  void theLateLimitInDoubt() {
    var late = new LatePolicy.NotAfter(Duration.ofMinutes(5));
    var post = inDoubt(ADraft.on(CHANNEL).due(DUE).late(late));

    town.tickUntil(DUE.plusSeconds(400));

    assertThat(state(post)).isEqualTo(DeliveryState.UNCONFIRMED);
  }

  @Test
  @DisplayName("an emergency's absence that was believed early is no reason to say cancelled")
  void aCancelAfterAnEarlyBelief() {
    var post = unknown(SEARCHABLE, ADraft.on(CHANNEL).due(DUE).severity(Severity.EMERGENCY));
    town.account.answers(new Outcome.Deferred(DUE.plusSeconds(600), "429"));
    town.runUntil(DUE.plusSeconds(60));
    assertThat(town.delivery(post).tries().doublePossible()).isTrue();

    town.cancelled(post);

    assertThat(state(post)).isEqualTo(DeliveryState.UNCONFIRMED);
  }

  @Test
  @DisplayName("trap 15: one key for all tries with the same words, another for other words")
  void oneKeyForAllTries() {
    var post =
        unknown(
            new Doubt.Key(Duration.ofHours(1), Duration.ZERO, NETWORK),
            ADraft.on(CHANNEL).due(DUE));
    town.runUntil(DUE.plusSeconds(120));
    town.edited(post, ADraft.on(CHANNEL).due(DUE).text("en", "Main St open", "It ended early."));
    town.runUntil(DUE.plusSeconds(300));

    var sent = town.delivery(post).tries().sent();
    assertThat(sent).hasSize(3);
    assertThat(sent.subList(0, 2)).extracting(Sent::key).containsOnly(sent.getFirst().key());
    assertThat(sent.subList(0, 2)).extracting(Sent::words).containsOnly(sent.getFirst().words());
    assertThat(sent.getLast().words()).isNotEqualTo(sent.getFirst().words());
    assertThat(sent.getLast().key()).isNotEqualTo(sent.getFirst().key());
  }

  @Test
  @DisplayName("trap 15: a key that the platform may have forgotten is not sent again")
  void aForgottenKey() {
    var post =
        unknown(
            new Doubt.Key(Duration.ofSeconds(150), Duration.ZERO, NETWORK),
            ADraft.on(CHANNEL).due(DUE));

    town.runUntil(DUE.plusSeconds(300));

    assertThat(town.account.published()).hasSize(1);
    assertThat(state(post)).isEqualTo(DeliveryState.UNCONFIRMED);
    assertThat(town.delivery(post).result().reason()).isEqualTo(new Reason("key-forgotten", ""));
  }

  @Test
  @DisplayName("trap 17: what another receipt owns is not this one")
  void theSameWordsOfAnother() {
    var post = unknown(SEARCHABLE, ADraft.on(CHANNEL).due(DUE));
    var other = new DeliveryId(town.ids.next(), CHANNEL, List.of(new Language("en")));
    town.stores.deliveries().own(other, 1, OUT.id());
    town.account.sees(new Sighting.Found(List.of(OUT)));

    town.runUntil(DUE.plusSeconds(7));

    assertThat(town.account.sought()).hasSize(1);
    assertThat(state(post)).isEqualTo(DeliveryState.CLAIMED);
  }

  @Test
  @DisplayName("trap 18: a retry keeps the words of the first try, also when it is late")
  void noMarkOnARetry() {
    var post = unknown(SEARCHABLE, ADraft.on(CHANNEL).due(DUE).late(new LatePolicy.SendMarked()));

    town.runUntil(DUE.plusSeconds(300));

    assertThat(state(post)).isEqualTo(DeliveryState.DELIVERED);
    assertThat(town.account.published())
        .extracting(sent -> sent.attempt().variant())
        .containsExactly(Variant.ON_TIME, Variant.ON_TIME);
  }

  @Test
  @DisplayName("trap 29: taken into a queue, and the publisher dies before it is told")
  void queuedAndDied() {
    town.platform.doubts(new Doubt.FoundOnly());
    var post = town.accepted();
    town.account.answers(() -> {
      throw new Simulation.Died();
    });
    town.clock.set(DUE.minusSeconds(10));
    town.queue.lose();

    town.attendAndDie(post);
    town.tickUntil(DUE.plusSeconds(30 * 60));

    assertThat(town.account.published()).hasSize(1);
    assertThat(state(post)).isEqualTo(DeliveryState.UNCONFIRMED);
  }

  @Test
  @DisplayName("trap 30: in doubt, taken into a queue and refused there: not rejected")
  void queuedInDoubtAndRefused() {
    var post = unknown(new Doubt.ChosenId(), ADraft.on(CHANNEL).due(DUE));
    town.account.answers(new Outcome.Pending(new Handle("job-1"), "queued"));
    town.account.tells(new Progress.Refused(new Reason("sample.review", ""), "refused"));

    town.runUntil(DUE.plusSeconds(60));

    assertThat(town.account.followed()).hasSize(1);
    assertThat(state(post)).isEqualTo(DeliveryState.UNCONFIRMED);
  }
}
