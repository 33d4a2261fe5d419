package city.belfry.usecase;

import static city.belfry.usecase.Simulation.CHANNEL;
import static city.belfry.usecase.Simulation.DUE;
import static city.belfry.usecase.Simulation.START;
import static city.belfry.usecase.Simulation.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.message.Variant;
import city.belfry.kit.AChannel;
import city.belfry.kit.ADraft;
import city.belfry.platform.Outcome;
import city.belfry.usecase.delivery.TurnPage;
import city.belfry.usecase.post.ListPosts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The fan-out and the tick: what is missing is put, what is lost is found, what is over is over.
 */
class ReconcileTest {
  private final Simulation town = new Simulation();

  private static final Outcome REJECTED =
      new Outcome.Rejected(new Reason("sample.words", ""), "400");

  private static ADraft newWords() {
    return ADraft.on(CHANNEL).text("en", "Main St open", "The work ended early.");
  }

  @Test
  void aPostBeyondTheHorizonIsFannedOutByTheTickBeforeItIsDue() {
    var due = START.plusSeconds(600);
    var post = town.accepted(ADraft.on(CHANNEL).due(due));
    assertThat(town.stores.deliveries().ofPost(post.id())).isEmpty();

    town.tickUntil(due.plusSeconds(120));

    assertThat(town.account.published())
        .singleElement()
        .satisfies(sent -> assertThat(sent.at()).isBetween(due, due.plusMillis(100)));
  }

  @Test
  void aLostMessageIsMadeUpForByTheTick() {
    var post = town.accepted();
    town.queue.lose();

    town.tickUntil(DUE.plusSeconds(300));

    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(town.account.published())
        .singleElement()
        .satisfies(sent -> assertThat(sent.at()).isBefore(DUE.plusSeconds(90)));
  }

  @Test
  void aRejectedDeliveryIsReopenedWithTheNewWordsAndKeepsItsReceipt() {
    var post = town.accepted();
    town.account.answers(REJECTED);
    town.runUntil(DUE.plusSeconds(10));

    town.edited(post, newWords().due(DUE));
    town.runUntil(DUE.plusSeconds(60));

    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(town.account.published().getLast().message().onTime().title())
        .isEqualTo("Main St open");
    assertThat(town.stores.deliveries().earlier(post.id()))
        .singleElement()
        .satisfies(receipt -> {
          assertThat(receipt.state()).isEqualTo(DeliveryState.REJECTED);
          assertThat(receipt.order().revision()).isEqualTo(1);
        });
  }

  @Test
  void aRejectedDeliveryWhoseEditIsDueLaterIsReopenedThen() {
    var post = town.accepted();
    town.account.answers(REJECTED);
    town.runUntil(DUE.plusSeconds(10));
    var tomorrow = DUE.plus(Duration.ofDays(1));

    town.edited(post, newWords().due(tomorrow));
    town.tickUntil(DUE.plusSeconds(120));
    assertThat(town.read(post).wake()).isNotNull();
    town.clock.set(tomorrow.minusSeconds(120));
    town.tickUntil(tomorrow.plusSeconds(60));

    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(town.account.published()).hasSize(2);
  }

  @Test
  void whatIsOutIsCorrectedByTheNewerWordsAndKeepsItsReceipt() {
    var post = town.accepted();
    town.runUntil(DUE.plusSeconds(10));

    town.edited(post, newWords().due(DUE));
    town.runUntil(DUE.plusSeconds(300));

    assertThat(town.account.published()).hasSize(2);
    assertThat(town.account.published().getLast().attempt().variant())
        .isEqualTo(Variant.CORRECTION);
    assertThat(town.delivery(post).order().revision()).isEqualTo(2);
    assertThat(town.stores.deliveries().earlier(post.id()))
        .extracting(earlier -> earlier.order().revision(), Delivery::state)
        .containsExactly(tuple(1, DeliveryState.DELIVERED));
  }

  @Test
  void anEditThatChangesNoWordsSendsNothing() {
    var post = town.accepted();
    town.runUntil(DUE.plusSeconds(10));

    town.edited(post, ADraft.on(Simulation.CHANNEL).due(DUE).expiry(DUE.plusSeconds(7200)));
    town.runUntil(DUE.plusSeconds(300));

    assertThat(town.account.published()).hasSize(1);
    assertThat(town.delivery(post).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(town.delivery(post).order().revision()).isEqualTo(2);
  }

  @Test
  void onceAllIsFinalThePostHasNoWakeAndIsNoLongerOpen() {
    var post = town.accepted();
    assertThat(town.stores.posts().open()).contains(post.id());

    town.tickUntil(DUE.plusSeconds(600));

    assertThat(town.read(post).wake()).isNull();
    assertThat(town.stores.posts().open()).isEmpty();
    var left = new ArrayList<>();
    town.stores.wakes().due(DUE.plus(Duration.ofDays(1)), left::add);
    assertThat(left).isEmpty();
  }

  @Test
  void everyOpenDeliveryOfASettledTownIsSomewhereInTheWakeIndex() {
    town.accepted();
    var seen = new ArrayList<>();

    town.stores.wakes().due(DUE.plus(Duration.ofDays(1)), seen::add);

    assertThat(seen).hasSize(2);
  }

  @Test
  void aPostToComeIsListedAsLiveAndNotAsSettled() {
    var post = town.accepted(ADraft.on(CHANNEL).due(DUE.plus(Duration.ofDays(7))));
    var list = new ListPosts(town.stores, town.clock);

    var live = list.run(null, null, Optional.of(ListPosts.State.LIVE), 10, null);

    assertThat(live)
        .isInstanceOfSatisfying(
            ListPosts.Result.Page.class,
            page ->
                assertThat(page.posts())
                    .extracting(listed -> listed.post().id())
                    .containsExactly(post.id()));
  }

  @Test
  void aPageIsNotTurnedAtAnExpiryThatAnEditTookAway() {
    town.stores.channels().put(AChannel.named("city-board", "board").build(), TEST);
    var post = town.accepted(ADraft.on("city-board").due(DUE).expiry(DUE.plusSeconds(600)));
    town.runUntil(DUE.plusSeconds(10));
    town.edited(post, ADraft.on("city-board").due(DUE));
    var turned = new ArrayList<Delivery>();
    var turn = new TurnPage(town.stores, (p, delivery, mark) -> turned.add(delivery), town.clock);

    town.clock.set(DUE.plusSeconds(601));
    turn.run(post.id());

    assertThat(turned).isEmpty();
    assertThat(town.stores.pages().find(post.id())).isEmpty();
  }
}
