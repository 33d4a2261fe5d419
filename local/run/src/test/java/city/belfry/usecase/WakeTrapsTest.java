package city.belfry.usecase;

import static city.belfry.usecase.Simulation.CHANNEL;
import static city.belfry.usecase.Simulation.DUE;
import static city.belfry.usecase.Simulation.TEST;
import static city.belfry.usecase.Simulation.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.post.LatePolicy;
import city.belfry.kit.ADraft;
import city.belfry.platform.Doubt;
import city.belfry.platform.Outcome;
import city.belfry.usecase.delivery.Decide;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The traps of wakes and of writes that overwrite: what is never seen again, or seen anew. */
class WakeTrapsTest {
  private final Simulation town = new Simulation();

  @Test
  @DisplayName("trap 12: a claim whose publisher died is looked up by the tick, in its full time")
  void aClaimAndACrash() {
    town.platform.doubts(new Doubt.Searchable(Duration.ofMinutes(1), Duration.ofMinutes(3)));
    var post = town.accepted();
    town.dieOnceClaimed();
    town.clock.set(DUE.minusSeconds(10));
    town.attendAndDie(post);
    town.queue.lose();
    var certain = town.delivery(post).claim().orElseThrow().at().plusSeconds(40 + 60 + 180 + 2);

    town.tickUntil(DUE.plusSeconds(600));

    assertThat(town.account.published())
        .singleElement()
        .satisfies(sent -> assertThat(sent.at()).isAfter(certain));
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  @DisplayName("trap 12: what is held ends at its late limit without any message")
  void aHoldAndACrash() {
    var late = new LatePolicy.NotAfter(Duration.ofMinutes(20));
    var post = town.accepted(ADraft.on(CHANNEL).due(DUE).late(late));
    town.hold.hold("smoke", WRITER);
    town.queue.lose();

    town.tickUntil(DUE.plus(Duration.ofMinutes(22)));

    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.MISSED);
  }

  @Test
  @DisplayName("trap 19: a second fan-out creates nothing and resets nothing")
  void aSecondFanOut() {
    var post = town.accepted();
    town.dieOnceClaimed();
    town.clock.set(DUE.minusSeconds(10));
    town.attendAndDie(post);
    var claimed = town.delivery(post);

    town.reconcile.run(post.id(), TEST);
    town.reconcile.run(post.id(), TEST);

    assertThat(town.delivery(post)).isEqualTo(claimed);
    assertThat(town.stores.deliveries().ofPost(post.id())).hasSize(1);
  }

  /** The second fan-out has read that there is none, and puts it only now. */
  @Test
  @DisplayName("trap 19: a fan-out that stalled before its put resets nothing")
  void aStalledFanOut() {
    town.deliveries.beforeCreate(() -> {
      town.stores.posts().open().forEach(id -> town.reconcile.run(id, TEST));
      town.runUntil(DUE.plusSeconds(10));
    });

    var post = town.accepted();
    town.runUntil(DUE.plusSeconds(300));

    assertThat(town.account.published()).hasSize(1);
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  @DisplayName("trap 22: the tick sends the message before it moves the wake")
  void theMessageFirst() {
    town.accepted();
    town.queue.lose();
    town.clock.set(DUE);
    town.clock.advance(Duration.ofMinutes(1));
    town.deliveries.beforeWake(Simulation.dying());

    assertThatThrownBy(town.tick::run).isInstanceOf(Simulation.Died.class);

    assertThat(town.queue.waiting()).hasSize(1);
  }

  @Test
  @DisplayName("trap 22: a stale move of the wake does not revive what is final")
  void aStaleMoveOfTheWake() {
    var post = town.accepted();
    town.queue.lose();
    town.clock.set(DUE.plusSeconds(30));
    town.deliveries.beforeWake(() -> town.attend(post));

    town.tick.run();

    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(town.delivery(post).wake()).isNull();
  }

  @Test
  @DisplayName("trap 26: \"not there\" pressed on an old page changes nothing")
  void anOldPage() {
    town.platform.doubts(new Doubt.Blind());
    var post = town.accepted();
    town.account.answers(new Outcome.Unknown("time-out"), new Outcome.Unknown("time-out"));
    var decide = new Decide(town.stores, town.queue, town.clock);
    town.runUntil(DUE.plusSeconds(60));
    var page = town.delivery(post).ver();
    decide.deny(Simulation.id(post), page, Decide.Then.SEND, WRITER);
    town.runUntil(DUE.plusSeconds(120));
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.UNCONFIRMED);

    var pressed = decide.deny(Simulation.id(post), page, Decide.Then.SEND, WRITER);
    town.runUntil(DUE.plusSeconds(180));

    assertThat(pressed).isInstanceOf(Decide.Result.Moved.class);
    assertThat(town.account.published()).hasSize(2);
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.UNCONFIRMED);
  }
}
