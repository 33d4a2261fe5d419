package city.belfry.usecase;

import static city.belfry.usecase.Simulation.CHANNEL;
import static city.belfry.usecase.Simulation.DUE;
import static city.belfry.usecase.Simulation.GUARD;
import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.post.LatePolicy;
import city.belfry.domain.post.Post;
import city.belfry.kit.ADraft;
import city.belfry.kit.ScriptedAccount;
import city.belfry.kit.cloud.EmbeddedTables;
import city.belfry.kit.cloud.LostAnswers;
import city.belfry.platform.Doubt;
import city.belfry.platform.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The traps of the claim: what may happen between its reads, its write and the first byte. */
class ClaimTrapsTest {
  private static final Doubt.Searchable AT_ONCE =
      new Doubt.Searchable(Duration.ZERO, Duration.ZERO);

  private final Simulation town = new Simulation();

  /** What a person may press while somebody is sending. */
  enum Stop {
    HOLD(DeliveryState.HELD) {
      @Override
      void press(Simulation town, Post post) {
        town.hold.hold("smoke", Simulation.WRITER);
      }
    },
    CANCEL(DeliveryState.CANCELLED) {
      @Override
      void press(Simulation town, Post post) {
        town.cancelled(post);
      }
    };

    final DeliveryState end;

    Stop(DeliveryState end) {
      this.end = end;
    }

    abstract void press(Simulation town, Post post);
  }

  @Test
  @DisplayName("trap 1: a publisher that stalls after its claim gives it back and sends nothing")
  void aStallAfterTheClaim() {
    var post = town.accepted();
    town.deliveries.afterClaim(() -> town.clock.advance(Duration.ofSeconds(4)));
    town.clock.set(DUE.minusSeconds(10));
    town.queue.lose();

    town.attend(post);

    assertThat(town.account.published()).isEmpty();
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.WAITING);
    town.runUntil(DUE.plusSeconds(60));
    assertThat(town.account.published()).hasSize(1);
  }

  /** The promise names this limit: a searchable platform, and a function that outlives F. */
  @Test
  @DisplayName("trap 1: the named limit, a stall past F between the last look and the byte")
  void aStallBetweenTheLastLookAndTheByte() {
    town.platform.doubts(AT_ONCE);
    var post = town.accepted();
    town.account.answers(() -> {
      town.clock.advance(Duration.ofMinutes(5));
      town.attend(post);
      town.attend(post);
      return new Outcome.Delivered(new Placed("first", null, null));
    });

    town.runUntil(DUE.plusSeconds(1));

    assertThat(town.account.published()).hasSize(2);
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("trap 5: a claim with a fresh version behind stale fences")
  void aClaimWithAFreshVersionBehindStaleFences(Stop stop) {
    var post = town.accepted();
    var moment = Duration.ofSeconds(2);
    town.account.answers(() -> {
      stop.press(town, post);
      return new Outcome.Deferred(town.clock.now(), "429");
    });
    town.deliveries.beforeReading(
        2,
        () -> {
          town.attend(post);
          town.clock.advance(moment);
        });

    town.runUntil(DUE.plusSeconds(120));

    assertThat(town.account.published()).hasSize(1);
    assertThat(town.delivery(post).state()).isEqualTo(stop.end);
  }

  /** The state alone would pass: the delivery waits again. Only its version tells. */
  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("trap 6: a claim that only asks whether the delivery waits")
  void aClaimGivenBackMeanwhile(Stop stop) {
    var post = town.accepted();
    town.account.answers(() -> {
      stop.press(town, post);
      return new Outcome.Deferred(town.clock.now(), "429");
    });
    town.deliveries.beforeClaim(() -> town.attend(post));

    town.runUntil(DUE.plusSeconds(120));

    assertThat(town.account.published()).hasSize(1);
    assertThat(town.delivery(post).state()).isEqualTo(stop.end);
  }

  @Test
  @DisplayName("trap 10: the no of a lost claim does not free another's claim")
  void theNoOfALostClaim() {
    var post = town.accepted();
    town.platform.doubts(AT_ONCE);
    town.account.answers(() -> {
      town.clock.advance(Duration.ofMinutes(5));
      town.attend(post);
      town.dieOnceClaimed();
      town.attendAndDie(post);
      return new Outcome.Deferred(town.clock.now(), "429");
    });

    town.runUntil(DUE.plusSeconds(1));

    var delivery = town.delivery(post);
    assertThat(delivery.state()).isEqualTo(DeliveryState.CLAIMED);
    assertThat(delivery.tries().number()).isEqualTo(2);
  }

  @Test
  @DisplayName("trap 16: the lateness is looked at again just before the byte")
  void anHoursStallAfterTheLatenessWasLookedAt() {
    var late = new LatePolicy.NotAfter(Duration.ofMinutes(1));
    var post = town.accepted(ADraft.on(CHANNEL).due(DUE).late(late));
    town.queue.lose();
    town.clock.set(DUE.plusSeconds(59));
    town.deliveries.afterClaim(() -> town.clock.advance(Duration.ofSeconds(2)));

    town.attend(post);
    town.runUntil(DUE.plusSeconds(120));

    assertThat(town.account.published()).isEmpty();
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.MISSED);
  }

  @Test
  @DisplayName("trap 20: a publisher whose clock is fast by the guard is not early")
  void aFastClock() {
    town.accepted();

    town.runUntil(DUE.plusSeconds(60));

    assertThat(town.account.published())
        .extracting(ScriptedAccount.Published::at)
        .singleElement()
        .satisfies(byItsClock -> assertThat(byItsClock.minus(GUARD)).isAfterOrEqualTo(DUE));
  }

  @Test
  @DisplayName("trap 21: a claim whose answer was lost and whose repetition is refused is mine")
  void aClaimWhoseAnswerWasLost() {
    var lossy = new Simulation(LostAnswers.of(EmbeddedTables.client()));
    var post = lossy.accepted();

    lossy.runUntil(DUE.plusSeconds(10));

    assertThat(lossy.account.published())
        .singleElement()
        .satisfies(sent -> assertThat(sent.at()).isEqualTo(DUE.plus(GUARD)));
    assertThat(lossy.delivery(post).state()).isEqualTo(DeliveryState.DELIVERED);
  }
}
