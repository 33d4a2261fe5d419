package city.belfry.usecase;

import static city.belfry.usecase.Simulation.CHANNEL;
import static city.belfry.usecase.Simulation.DUE;
import static city.belfry.usecase.Simulation.TEST;
import static city.belfry.usecase.Simulation.WRITER;
import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.post.Post;
import city.belfry.kit.ADraft;
import city.belfry.platform.Doubt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Sighting;
import city.belfry.usecase.post.EditPost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The traps of cancel, edit and hold: who slips past a fence, and what a fence must leave alone.
 */
class FenceTrapsTest {
  private static final Instant AFTER = DUE.plusSeconds(120);
  private static final Doubt.Searchable AT_ONCE =
      new Doubt.Searchable(Duration.ZERO, Duration.ZERO);
  private static final Placed OUT = new Placed("out-1", null, null);

  private final Simulation town = new Simulation();

  private static ADraft newWords() {
    return ADraft.on(CHANNEL).due(DUE).text("en", "Main St open", "The work ended early.");
  }

  private void hold() {
    town.hold.hold("smoke", WRITER);
  }

  private DeliveryState state(Post post) {
    return town.delivery(post).state();
  }

  @ParameterizedTest(name = "index lags: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName("trap 4: a hold between a claim's reads and its write, its visit without the index")
  void aHoldBetweenTheClaimsReadsAndItsWrite(boolean lags) {
    var post = town.accepted();
    town.deliveries.beforeClaim(() -> {
      if (lags) {
        town.indexLags();
      }
      hold();
    });

    town.runUntil(AFTER);

    assertThat(town.account.published()).isEmpty();
    assertThat(state(post)).isEqualTo(DeliveryState.HELD);
  }

  @ParameterizedTest(name = "index lags: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName("trap 4: a cancel between a claim's reads and its write")
  void aCancelBetweenTheClaimsReadsAndItsWrite(boolean lags) {
    var post = town.accepted();
    town.deliveries.beforeClaim(() -> {
      if (lags) {
        town.indexLags();
      }
      town.cancelled(post);
    });

    town.runUntil(AFTER);

    assertThat(town.account.published()).isEmpty();
    assertThat(state(post)).isEqualTo(DeliveryState.CANCELLED);
  }

  @Test
  @DisplayName("trap 4: an edit between a claim's reads and its write")
  void anEditBetweenTheClaimsReadsAndItsWrite() {
    var post = town.accepted();
    town.deliveries.beforeClaim(() -> town.edited(post, newWords()));

    town.runUntil(AFTER);

    assertThat(town.account.published())
        .singleElement()
        .satisfies(sent -> assertThat(sent.message().onTime().title()).isEqualTo("Main St open"));
    assertThat(state(post)).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  @DisplayName("trap 7: a fan-out that read the post before its cancel")
  void aFanOutThatReadBeforeTheCancel() {
    town.deliveries.beforeCreate(
        () -> town.stores.posts().open().forEach(id -> town.cancel.run(id, "", WRITER)));

    var post = town.accepted();
    town.runUntil(AFTER);

    assertThat(town.account.published()).isEmpty();
    assertThat(state(post)).isEqualTo(DeliveryState.CANCELLED);
  }

  @Test
  @DisplayName("trap 8: a cancel does not make a claimed delivery cancelled")
  void aCancelOfWhatIsBeingSent() {
    town.platform.doubts(AT_ONCE);
    var post = town.accepted();
    town.account.answers(() -> {
      assertThat(town.cancelled(post).alreadySending())
          .extracting(Delivery::id)
          .containsExactly(Simulation.id(post));
      throw new Simulation.Died();
    });
    town.account.shows(() -> new Sighting.Found(List.of(OUT)));
    town.clock.set(DUE.minusSeconds(10));
    town.queue.lose();

    town.attendAndDie(post);
    assertThat(state(post)).isEqualTo(DeliveryState.CLAIMED);
    town.tickUntil(DUE.plusSeconds(300));

    assertThat(state(post)).isEqualTo(DeliveryState.DELIVERED);
    assertThat(town.delivery(post).result().placed()).isEqualTo(OUT);
  }

  @Test
  @DisplayName("trap 9: an edit does not overtake a claim")
  void anEditOfWhatIsBeingSent() {
    var post = town.accepted();
    town.account.answers(() -> {
      var edited = town.edit.run(post.id(), town.read(post).ver(), newWords().build(), WRITER);
      assertThat(edited)
          .isInstanceOfSatisfying(
              EditPost.Result.Edited.class, e -> assertThat(e.stay()).hasSize(1));
      town.attend(post);
      assertThat(town.account.published()).hasSize(1);
      return new Outcome.Delivered(OUT);
    });

    town.runUntil(DUE.plusSeconds(1));
    assertThat(town.delivery(post).order().revision()).isEqualTo(1);
    assertThat(state(post)).isEqualTo(DeliveryState.DELIVERED);

    town.tickUntil(DUE.plusSeconds(300));
    assertThat(town.account.published())
        .extracting(sent -> sent.message().revision())
        .containsExactly(1, 2);
  }

  @Test
  @DisplayName("trap 23: a cancel that died before its visits is finished by the tick")
  void aCancelThatDied() {
    var post = town.accepted();
    town.stores.posts().cancel(town.read(post), TEST, town.clock.now());
    town.queue.lose();

    town.tickUntil(AFTER);

    assertThat(state(post)).isEqualTo(DeliveryState.CANCELLED);
    assertThat(town.read(post).wake()).isNull();
    assertThat(town.stores.posts().open()).doesNotContain(post.id());
  }

  @Test
  @DisplayName("trap 23: a repeated hold visits what the first did not reach")
  void aHoldThatDied() {
    var post = town.accepted();
    town.stores.holds().set(town.clock.now(), TEST);
    assertThat(state(post)).isEqualTo(DeliveryState.WAITING);

    hold();

    assertThat(state(post)).isEqualTo(DeliveryState.HELD);
    assertThat(town.stores.holds().read().epoch()).isEqualTo(2);
  }

  @Test
  @DisplayName("trap 23: what is held looks again by itself when a release died")
  void aReleaseThatDied() {
    var post = town.accepted(ADraft.on(CHANNEL).due(DUE.plusSeconds(60)));
    hold();
    town.stores.holds().release(town.clock.now(), TEST);
    town.queue.lose();

    town.tickUntil(DUE.plusSeconds(600));

    assertThat(state(post)).isEqualTo(DeliveryState.PARKED);
  }

  @Test
  @DisplayName("trap 25: under a hold look-ups go on, and sending again does not")
  void aHoldOverWhatNobodyKnows() {
    var post = town.accepted();
    town.platform.doubts(AT_ONCE);
    town.account.answers(() -> {
      hold();
      return new Outcome.Unknown("time-out");
    });

    town.runUntil(DUE.plusSeconds(300));

    assertThat(town.account.sought()).isNotEmpty();
    assertThat(town.account.published()).hasSize(1);
    assertThat(state(post)).isEqualTo(DeliveryState.HELD);
  }
}
