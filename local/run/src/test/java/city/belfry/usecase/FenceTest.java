package city.belfry.usecase;

import static city.belfry.usecase.Simulation.CHANNEL;
import static city.belfry.usecase.Simulation.DUE;
import static city.belfry.usecase.Simulation.TEST;
import static city.belfry.usecase.Simulation.WRITER;
import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.Severity;
import city.belfry.kit.AChannel;
import city.belfry.kit.ADraft;
import city.belfry.platform.Outcome;
import city.belfry.usecase.post.EditPost;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Cancel, edit and hold: after their answer no further claim succeeds. */
class FenceTest {
  private static final Instant AFTER = DUE.plusSeconds(120);

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

  @Test
  void aClaimedDeliveryIsNamedByTheCancelAndKeepsItsOwnEnd() {
    var post = town.accepted();
    town.account.answers(() -> {
      assertThat(town.cancelled(post).alreadySending())
          .extracting(Delivery::id)
          .containsExactly(Simulation.id(post));
      return new Outcome.Rejected(new Reason("sample.words", ""), "400");
    });

    town.runUntil(AFTER);

    assertThat(state(post)).isEqualTo(DeliveryState.REJECTED);
  }

  @Test
  void anEditSupersedesWhatWaits() {
    var post = town.accepted();

    town.edited(post, newWords());

    assertThat(town.delivery(post).order().revision()).isEqualTo(2);
    town.runUntil(AFTER);
    assertThat(town.account.published())
        .singleElement()
        .satisfies(sent -> assertThat(sent.message().revision()).isEqualTo(2));
  }

  @Test
  void anEditOfAnOlderVersionIsRefused() {
    var post = town.accepted();
    var seen = town.read(post).ver();
    town.edited(post, newWords());

    assertThat(town.edit.run(post.id(), seen, newWords().build(), WRITER))
        .isInstanceOf(EditPost.Result.Moved.class);
  }

  @Test
  void aPostCancelledBeforeItsFanOutNeverHasDeliveries() {
    var post = town.accepted(ADraft.on(CHANNEL).due(DUE.plus(Duration.ofDays(1))));

    var done = town.cancelled(post);

    assertThat(done.cancelled()).isEqualTo(1);
    town.clock.set(DUE.plus(Duration.ofDays(1)));
    town.tickUntil(town.clock.now().plusSeconds(60));
    assertThat(town.stores.deliveries().ofPost(post.id())).isEmpty();
  }

  @Test
  void anEmergencyPassesAHold() {
    hold();
    var post = town.accepted(ADraft.on(CHANNEL).due(DUE).severity(Severity.EMERGENCY));

    town.runUntil(AFTER);

    assertThat(state(post)).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void whatAnEditMakesAnEmergencyPassesTheHoldThatStoppedIt() {
    var post = town.accepted();
    hold();
    assertThat(state(post)).isEqualTo(DeliveryState.HELD);

    town.edited(post, newWords().severity(Severity.EMERGENCY));
    town.runUntil(AFTER);

    assertThat(state(post)).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void whatWaitsGoesOutAfterARelease() {
    var post = town.accepted();
    hold();

    town.hold.release("", WRITER);
    town.runUntil(AFTER);

    assertThat(state(post)).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void whatBecameLateIsParkedByTheRelease() {
    var post = town.accepted();
    hold();
    town.runUntil(AFTER);

    town.hold.release("", WRITER);
    town.tickUntil(AFTER.plusSeconds(120));

    assertThat(town.account.published()).isEmpty();
    assertThat(state(post)).isEqualTo(DeliveryState.PARKED);
    assertThat(town.delivery(post).result().reason())
        .isEqualTo(new Reason("review-after-hold", ""));
  }

  @Test
  void whatIsParkedIsMissedAtItsLateLimit() {
    var post = town.accepted();
    hold();
    town.runUntil(AFTER);
    town.hold.release("", WRITER);

    town.clock.set(DUE.plus(Duration.ofHours(1)).plusMillis(1));
    town.tickUntil(town.clock.now().plusSeconds(60));

    assertThat(state(post)).isEqualTo(DeliveryState.MISSED);
  }

  @Test
  void aChannelThatTheEditLeavesOutIsCancelled() {
    var other = AChannel.named("sample-police", "sample").build();
    town.stores.channels().put(other, TEST);
    var post = town.accepted();

    town.edited(post, ADraft.on("sample-police").due(DUE));

    assertThat(state(post)).isEqualTo(DeliveryState.CANCELLED);
    town.runUntil(AFTER);
    assertThat(town.account.published())
        .singleElement()
        .satisfies(
            sent -> assertThat(sent.attempt().delivery().channel()).isEqualTo("sample-police"));
  }
}
