package city.belfry.store;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Claim;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.delivery.Sent;
import city.belfry.domain.delivery.Timing;
import city.belfry.domain.message.Variant;
import city.belfry.kit.APost;
import city.belfry.kit.cloud.Cloud;
import city.belfry.kit.cloud.EveryCloud;
import city.belfry.kit.cloud.LostAnswers;
import city.belfry.usecase.delivery.Guard;
import city.belfry.usecase.delivery.WakeIndex.Woken;
import city.belfry.usecase.delivery.Written;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@EveryCloud
class DeliveryStoreTest extends StoreContract {
  private static final Placed PLACED =
      new Placed("42", URI.create("https://sample.example/42"), DUE.plusMillis(300));

  DeliveryStoreTest(Cloud cloud) {
    super(cloud);
  }

  private static Claim claim(String id) {
    return new Claim(id, DUE.minusMillis(400), Variant.DELAYED, Map.of("upload", "u-1"));
  }

  private Delivery written(Delivery seen, Delivery next, Guard guard) {
    return stores.deliveries().write(seen, next, guard, CHANGE).written().orElseThrow();
  }

  private Delivery claimed(Delivery waiting) {
    return written(waiting, waiting.claimed(claim("mine"), DUE.plusSeconds(20)), Guard.VERSION);
  }

  private static Delivery delivered(Delivery delivery) {
    return delivery
        .sending(new Sent(DUE, "mine", "words", "key"))
        .delivered(PLACED, DUE, DUE.plusMillis(200));
  }

  @Test
  void isThereAsItWasCreated() {
    var delivery = created();
    assertThat(find(delivery.id())).isEqualTo(delivery);
    assertThat(stores.deliveries().ofPost(delivery.id().post())).containsExactly(delivery);
  }

  @Test
  void isCreatedOnceAndNeverReset() {
    var delivery = created();
    var claimed = claimed(delivery);

    assertThat(stores.deliveries().create(delivery, CHANGE)).isFalse();
    assertThat(find(delivery.id())).isEqualTo(claimed);
  }

  @Test
  void keepsEverythingThatEveryEdgeWrites() {
    var claimed = claimed(created());
    var unknown =
        claimed
            .sending(new Sent(DUE, "mine", "words", "key"))
            .unknown("time-out", DUE, DUE.plusSeconds(15), Timing.LONGEST, DUE.plusSeconds(20));
    var seen = written(claimed, unknown, Guard.CLAIM);
    assertThat(find(seen.id())).isEqualTo(seen);
    assertThat(seen.ver()).isEqualTo(3);
    assertThat(seen.claim().orElseThrow().kept()).isEqualTo(Map.of("upload", "u-1"));

    var again = written(seen, seen.resendable(DUE.plusSeconds(60)), Guard.VERSION);
    assertThat(find(seen.id())).isEqualTo(again);
    assertThat(again.inDoubt()).isTrue();
    assertThat(again.tries().variant()).isEqualTo(Variant.DELAYED);

    var second = claimed(again);
    var pending =
        written(
            second,
            second.pending(new Handle("job"), DUE, DUE.plusSeconds(1), DUE.plusSeconds(2)),
            Guard.CLAIM);
    assertThat(find(seen.id())).isEqualTo(pending);

    var out = written(pending, delivered(pending), Guard.VERSION);
    assertThat(find(seen.id())).isEqualTo(out);
    assertThat(out.result().placed()).isEqualTo(PLACED);
    assertThat(out.tries().sent()).hasSize(2);
    assertThat(out.wake()).isNull();
  }

  @Test
  void forgetsWhatANextEdgeTakesAway() {
    var held =
        written(created(), created().parked(new Reason("why", "x"), "raw", DUE), Guard.VERSION);
    assertThat(held.result().reason()).isEqualTo(new Reason("why", "x"));
    var newer = APost.due(DUE).revision(2).build().order();
    var open = written(held, held.missed(new Reason("late-limit", "")), Guard.VERSION);
    var again = written(open, open.reopened(newer, DUE), Guard.VERSION);
    assertThat(again.result().reason()).isNull();
    assertThat(again.notBefore()).isNull();
    assertThat(find(again.id())).isEqualTo(again);
  }

  @Test
  void everyWriteCountsTheVersionUpAndAnOlderOneIsRefusedWithWhatStands() {
    var delivery = created();
    var held = written(delivery, delivery.held(DUE), Guard.VERSION);
    assertThat(held.ver()).isEqualTo(2);

    var refused = stores.deliveries().write(delivery, delivery.cancelled(), Guard.VERSION, CHANGE);

    assertThat(refused)
        .isInstanceOfSatisfying(Written.Refused.class, r -> assertThat(r.found()).contains(held));
    assertThat(find(delivery.id())).isEqualTo(held);
  }

  @Test
  void aWriteToNothingIsRefusedAndMakesNothing() {
    var post = APost.due(DUE).build();
    var delivery = post.newDelivery(post.plan().getFirst(), DUE);
    for (var guard : Guard.values()) {
      assertThat(stores.deliveries().write(delivery, delivery.cancelled(), guard, CHANGE))
          .isInstanceOfSatisfying(Written.Refused.class, r -> assertThat(r.found()).isEmpty());
    }
    assertThat(stores.deliveries().find(delivery.id())).isEmpty();
  }

  @Test
  void anOutcomeIsWrittenUnderItsOwnClaimOnly() {
    var mine = claimed(created());
    var given = written(mine, mine.deferred(DUE, "429"), Guard.CLAIM);
    var theirs = written(given, given.claimed(claim("theirs"), DUE), Guard.VERSION);

    var refused = stores.deliveries().write(mine, mine.deferred(DUE, "429"), Guard.CLAIM, CHANGE);

    assertThat(refused.written()).isEmpty();
    assertThat(find(mine.id())).isEqualTo(theirs);
  }

  @Test
  void anOutcomeIsRefusedOnceTheClaimIsOver() {
    var mine = claimed(created());
    written(mine, mine.unconfirmed(new Reason("cannot-tell", ""), ""), Guard.VERSION);

    assertThat(
            stores.deliveries().write(mine, mine.deferred(DUE, ""), Guard.CLAIM, CHANGE).written())
        .isEmpty();
  }

  @Test
  void anOutcomeStandsThoughATickMovedTheWake() {
    var mine = claimed(created());
    assertThat(stores.deliveries().moveWake(mine, DUE.plusSeconds(300))).isTrue();

    var out = written(mine, delivered(mine), Guard.CLAIM);

    assertThat(out.wake()).isNull();
    assertThat(find(mine.id()).wake()).isNull();
  }

  @Test
  void aYesIsWrittenOverEverythingButAYes() {
    var mine = claimed(created());
    var missed =
        written(mine, mine.absent(DUE, false).missed(new Reason("late-limit", "")), Guard.VERSION);

    var out = written(missed, delivered(mine), Guard.NOT_DELIVERED);

    assertThat(out.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(
            stores
                .deliveries()
                .write(missed, delivered(mine), Guard.NOT_DELIVERED, CHANGE)
                .written())
        .isEmpty();
  }

  /** Under this guard others may have written since: what they set must not stay. */
  @Test
  void aYesLeavesNoWakeThatSomebodyHasSetMeanwhile() {
    var mine = claimed(created());
    var seen = written(mine, mine.unconfirmed(new Reason("cannot-tell", ""), ""), Guard.VERSION);
    written(seen, mine.absent(DUE, false), Guard.VERSION);

    written(seen, delivered(seen), Guard.NOT_DELIVERED);

    assertThat(find(mine.id()).wake()).isNull();
    assertThat(woken()).isEmpty();
  }

  @Test
  void aYesOfAnOlderRevisionIsRefused() {
    var mine = claimed(created());
    var newer = APost.due(DUE).revision(2).build().order();
    var freed = written(mine, mine.absent(DUE, false), Guard.VERSION);
    written(freed, freed.revised(newer, DUE), Guard.VERSION);

    assertThat(
            stores.deliveries().write(mine, delivered(mine), Guard.NOT_DELIVERED, CHANGE).written())
        .isEmpty();
  }

  @Test
  void aWriteWhoseAnswerWasLostIsKnownAsMine() {
    var delivery = created();
    var forgetful = DynamoStores.on(LostAnswers.of(cloud.dynamo()), table, clock, ids).deliveries();

    var written =
        forgetful.write(delivery, delivery.claimed(claim("mine"), DUE), Guard.VERSION, CHANGE);

    assertThat(written.written()).isPresent();
    assertThat(find(delivery.id()).ver()).isEqualTo(2);
    assertThat(find(delivery.id()).claimedBy("mine")).isTrue();
  }

  @Test
  void aPureMoveOfTheWakeIsNoNewVersion() {
    var delivery = created();

    assertThat(stores.deliveries().moveWake(delivery, DUE.plusSeconds(200))).isTrue();

    assertThat(find(delivery.id()).ver()).isEqualTo(delivery.ver());
    assertThat(find(delivery.id()).wake()).isEqualTo(DUE.plusSeconds(200));
    assertThat(written(delivery, delivery.held(DUE), Guard.VERSION).wake()).isEqualTo(DUE);
  }

  @Test
  void aMoveOfTheWakeIsRefusedAfterAnyWriteAndRevivesNothing() {
    var delivery = created();
    var cancelled = written(delivery, delivery.cancelled(), Guard.VERSION);

    assertThat(stores.deliveries().moveWake(delivery, DUE.plusSeconds(200))).isFalse();

    assertThat(find(delivery.id())).isEqualTo(cancelled);
    assertThat(woken()).isEmpty();
  }

  private List<Woken> woken() {
    var all = new ArrayList<Woken>();
    stores.wakes().due(DUE.plus(Duration.ofDays(99)), all::add);
    return all;
  }

  @Test
  void theWakeIndexTellsExactlyWhatIsOpenAndDue() {
    var posts = new ArrayList<String>();
    for (var i = 0; i < 20; i++) {
      var post = APost.due(DUE).id("post-" + i).build();
      var delivery = post.newDelivery(post.plan().getFirst(), DUE.plusSeconds(i));
      stores.deliveries().create(delivery, CHANGE);
      if (i % 2 == 0) {
        written(delivery, delivery.cancelled(), Guard.VERSION);
      } else if (i <= 10) {
        posts.add(post.id());
      }
    }
    var due = new ArrayList<Woken>();

    stores.wakes().due(DUE.plusSeconds(10), due::add);

    assertThat(due)
        .extracting(w -> w instanceof Woken.DeliveryWoken(var id) ? id.post() : w.toString())
        .containsExactlyInAnyOrderElementsOf(posts);
  }

  @Test
  void aReceiptIsKeptOnceAndNeverChanged() {
    var rejected = created().rejected(new Reason("sample.words", ""), "400");
    stores.deliveries().keepReceipt(rejected);
    stores.deliveries().keepReceipt(created().missed(new Reason("late-limit", "")));

    assertThat(stores.deliveries().earlier(rejected.id().post())).containsExactly(rejected);
    assertThat(woken()).hasSize(1);
  }
}
