package city.belfry.usecase;

import static city.belfry.usecase.Simulation.CHANNEL;
import static city.belfry.usecase.Simulation.DUE;
import static city.belfry.usecase.Simulation.GUARD;
import static city.belfry.usecase.Simulation.START;
import static city.belfry.usecase.Simulation.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.message.Variant;
import city.belfry.domain.post.LatePolicy;
import city.belfry.kit.ADraft;
import city.belfry.platform.Doubt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The publisher: its claim, its clocks, and what each answer of a platform is written as. */
class ClaimTest {
  private final Simulation town = new Simulation();

  @Test
  void sendsOnceAtDueAndNeverBefore() {
    var post = town.accepted();

    town.runUntil(DUE.plusSeconds(60));

    assertThat(town.account.published())
        .singleElement()
        .satisfies(sent -> assertThat(sent.at()).isEqualTo(DUE.plus(GUARD)));
    var delivery = town.delivery(post);
    assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(delivery.wake()).isNull();
    assertThat(delivery.result().sent()).isEqualTo(DUE.plus(GUARD));
    assertThat(delivery.tries().sent()).hasSize(1);
  }

  @Test
  void claimsBeforeDueAndWithTheWakeOfItsLookUp() {
    var post = town.accepted();
    town.dieOnceClaimed();

    town.clock.set(DUE.minusSeconds(10));
    town.attendAndDie(post);

    var delivery = town.delivery(post);
    assertThat(delivery.state()).isEqualTo(DeliveryState.CLAIMED);
    assertThat(delivery.claim().orElseThrow().at()).isBetween(DUE.minusSeconds(1), DUE);
    assertThat(delivery.wake()).isEqualTo(delivery.claim().orElseThrow().at().plusSeconds(5));
    assertThat(town.account.published()).isEmpty();
  }

  @Test
  void aMessageThatCameTooEarlyFindsNothingToDoAndSendsNoOther() {
    var post = town.accepted(ADraft.on(CHANNEL).due(START.plusSeconds(600)));
    town.reconcile.run(post.id(), TEST);
    town.clock.set(START.plusSeconds(450));
    town.reconcile.run(post.id(), TEST);
    town.queue.lose();

    town.attend(post);

    assertThat(town.account.published()).isEmpty();
    assertThat(town.queue.waiting()).isEmpty();
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.WAITING);
  }

  @Test
  void aMessageThatComesTwiceFindsNothingToDo() {
    var post = town.accepted();
    town.runUntil(DUE.plusSeconds(60));

    town.attend(post);
    town.attend(post);

    assertThat(town.account.published()).hasSize(1);
  }

  @Test
  void ofTwoPublishersOnlyOneSends() {
    var post = town.accepted();
    town.deliveries.beforeClaim(() -> town.attend(post));

    town.runUntil(DUE.plusSeconds(60));

    assertThat(town.account.published()).hasSize(1);
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void aClaimThatFitsItsLastInstantIsUsed() {
    town.accepted();
    town.deliveries.afterClaim(() -> town.clock.advance(Duration.ofSeconds(3)));

    town.runUntil(DUE.plusSeconds(4));

    assertThat(town.account.published()).hasSize(1);
  }

  @Test
  void whatIsPastItsLateLimitIsMissedWithTheReason() {
    var post = town.accepted();
    town.clock.set(DUE.plus(Duration.ofHours(1)).plusMillis(1));

    town.attend(post);

    var delivery = town.delivery(post);
    assertThat(delivery.state()).isEqualTo(DeliveryState.MISSED);
    assertThat(delivery.result().reason())
        .isEqualTo(new Reason("late-limit", DUE.plus(Duration.ofHours(1)).toString()));
    assertThat(delivery.wake()).isNull();
    assertThat(town.account.published()).isEmpty();
  }

  @Test
  void whatThePlatformPutsOffWaitsAndObeysNotBefore() {
    var post = town.accepted();
    town.account.answers(new Outcome.Deferred(DUE.plusSeconds(30), "429"));
    town.runUntil(DUE.plusSeconds(1));
    var delivery = town.delivery(post);
    assertThat(delivery.state()).isEqualTo(DeliveryState.WAITING);
    assertThat(delivery.notBefore()).isEqualTo(DUE.plusSeconds(30));

    town.attend(post);
    town.tick.run();
    town.runUntil(DUE.plusSeconds(29));
    assertThat(town.account.published()).hasSize(1);

    town.runUntil(DUE.plusSeconds(60));
    assertThat(town.account.published()).hasSize(2);
    assertThat(town.account.published().getLast().at()).isAfterOrEqualTo(DUE.plusSeconds(30));
    assertThat(town.delivery(post).tries().number()).isEqualTo(2);
  }

  @Test
  void whatIsPutOffBeyondItsLateLimitIsTakenUpAtTheLimit() {
    var post = town.accepted();
    town.account.answers(new Outcome.Deferred(DUE.plus(Duration.ofDays(1)), "429"));

    town.runUntil(DUE.plusSeconds(60));

    assertThat(town.delivery(post).wake()).isEqualTo(DUE.plus(Duration.ofHours(1)).plusMillis(1));
    town.clock.set(DUE.plus(Duration.ofHours(1)).plusMillis(1));
    town.tickUntil(town.clock.now().plusSeconds(60));
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.MISSED);
  }

  @Test
  void aLostLoginParksAndSendsNothingMore() {
    var post = town.accepted();
    town.account.answers(new Outcome.Unauthorized(new Reason("sample.login", ""), "401"));

    town.tickUntil(DUE.plusSeconds(600));

    var delivery = town.delivery(post);
    assertThat(delivery.state()).isEqualTo(DeliveryState.PARKED);
    assertThat(delivery.result().reason()).isEqualTo(new Reason("sample.login", ""));
    assertThat(delivery.wake()).isNotNull();
    assertThat(town.account.published()).hasSize(1);
  }

  @Test
  void aRejectionIsFinalAndKeepsThePlatformsWords() {
    var post = town.accepted();
    town.account.answers(new Outcome.Rejected(new Reason("sample.words", ""), "400 bad words"));

    town.tickUntil(DUE.plusSeconds(120));

    var delivery = town.delivery(post);
    assertThat(delivery.state()).isEqualTo(DeliveryState.REJECTED);
    assertThat(delivery.result().raw()).isEqualTo("400 bad words");
    assertThat(town.account.published()).hasSize(1);
  }

  @Test
  void whatCannotBePreparedIsDeclinedWithoutAClaim() {
    var post = town.accepted();
    var later = new Outcome.Deferred(DUE.plusSeconds(20), "upload: 503");
    town.account.prepares(new Preparation.NotReady(later));

    town.runUntil(DUE.plusSeconds(1));

    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.WAITING);
    assertThat(town.delivery(post).tries().number()).isZero();
    town.runUntil(DUE.plusSeconds(60));
    assertThat(town.account.published()).hasSize(1);
  }

  @Test
  void theYesOfALostClaimWins() {
    var post = town.accepted();
    town.platform.doubts(new Doubt.Searchable(Duration.ZERO, Duration.ZERO));
    town.account.answers(() -> {
      town.clock.advance(Duration.ofMinutes(5));
      town.attend(post);
      town.dieOnceClaimed();
      town.attendAndDie(post);
      return new Outcome.Delivered(new Placed("first", null, null));
    });

    town.runUntil(DUE.plusSeconds(1));

    var delivery = town.delivery(post);
    assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(delivery.result().placed()).isEqualTo(new Placed("first", null, null));
    assertThat(delivery.wake()).isNull();
    assertThat(town.account.published()).hasSize(1);
  }

  @Test
  void whatIsLateSaysSoWhereItsPolicyMarksIt() {
    town.accepted(ADraft.on(CHANNEL).due(DUE).late(new LatePolicy.SendMarked()));
    town.queue.lose();
    town.clock.set(DUE.plusSeconds(61));

    town.tickUntil(DUE.plusSeconds(120));

    assertThat(town.account.published())
        .singleElement()
        .satisfies(sent -> assertThat(sent.attempt().variant()).isEqualTo(Variant.DELAYED));
  }

  @Test
  void aQueuedMessageIsPendingWithItsHandle() {
    var post = town.accepted();
    town.account.answers(new Outcome.Pending(new Handle("job-1"), "queued"));

    town.runUntil(DUE.plusSeconds(1));

    var delivery = town.delivery(post);
    assertThat(delivery.state()).isEqualTo(DeliveryState.PENDING);
    assertThat(delivery.result().handle()).isEqualTo(new Handle("job-1"));
    assertThat(delivery.wake()).isNotNull();
  }
}
