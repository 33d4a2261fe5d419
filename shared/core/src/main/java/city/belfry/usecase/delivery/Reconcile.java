package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.Timing;
import city.belfry.domain.journal.Change;
import city.belfry.domain.message.Message;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.PostState;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import city.belfry.usecase.post.PostStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fan-out: brings a post's deliveries in line with the post. Puts what is missing, reopens what
 * an older revision ended, finishes a fence that died half way, and ends the post's wake once all
 * is final. Idempotent; run by accept, edit, cancel and the tick. Safe for threads.
 */
public final class Reconcile {
  private final PostStore posts;
  private final DeliveryStore deliveries;
  private final PageStore pages;
  private final DeliveryQueue queue;
  private final Visit visit;
  private final Clock clock;

  public Reconcile(Stores stores, DeliveryQueue queue, Clock clock) {
    this.posts = stores.posts();
    this.deliveries = stores.deliveries();
    this.pages = stores.pages();
    this.queue = queue;
    this.visit = new Visit(deliveries, new Handover(queue, clock));
    this.clock = clock;
  }

  /** What the fan-out left. */
  public record Result(List<Delivery> deliveries) {
    public Result {
      deliveries = List.copyOf(deliveries);
    }
  }

  /** Reconciles a post as it stands now. A post that does not exist has nothing to do. */
  public Result run(String id, Change change) {
    return posts.find(id).map(post -> run(post, change)).orElse(new Result(List.of()));
  }

  private Result run(Post post, Change change) {
    var now = clock.now();
    // Read before the deliveries: whoever opens the post later than that keeps it open.
    var naming = posts.opened(post.id());
    switch (post.state()) {
      case LIVE -> {
        visit.edited(post, change);
        if (post.mayGoOut() && !post.due().isAfter(now.plus(Timing.HORIZON))) {
          naming = Optional.of(posts.open(post));
          fanOut(post, now, change);
        }
      }
      case CANCELLED -> visit.cancelled(post, change);
      case PROPOSED -> {}
    }
    var all = deliveries.ofPost(post.id());
    wishPage(post, all, now);
    moveWake(post, naming, all, now);
    return new Result(all);
  }

  private void fanOut(Post post, Instant now, Change change) {
    var standing = deliveries.ofPost(post.id());
    for (var planned : post.plan()) {
      var delivery = post.newDelivery(planned, Judge.wakeFor(post, now));
      standing.stream()
          .filter(d -> d.id().equals(delivery.id()))
          .findFirst()
          .ifPresentOrElse(d -> bringUp(d, post, now, change), () -> create(delivery, change));
    }
  }

  private void create(Delivery delivery, Change change) {
    if (deliveries.create(delivery, change)) {
      hand(delivery);
    }
  }

  /** The message first, then the wake moves on: a crash between costs a second message, no more. */
  private void hand(Delivery delivery) {
    var wake = delivery.wake();
    if (wake != null) {
      queue.send(delivery, wake);
      deliveries.moveWake(delivery, wake.plus(Timing.NET));
    }
  }

  private void bringUp(Delivery delivery, Post post, Instant now, Change change) {
    if (delivery.order().revision() >= post.revision()) {
      return;
    }
    var wake = Judge.wakeFor(post, now);
    switch (delivery.state()) {
      case REJECTED, MISSED -> reopen(delivery, delivery.reopened(post.order(), wake), change);
      case DELIVERED -> {
        if (sameWords(delivery, post.revision())) {
          deliveries.write(delivery, delivery.movedOnTo(post.order()), Guard.VERSION, change);
        } else {
          reopen(delivery, delivery.correcting(post.order(), wake), change);
        }
      }
      case WAITING, HELD, PARKED, CLAIMED, PENDING, CANCELLED, UNCONFIRMED -> {}
    }
  }

  private void reopen(Delivery ended, Delivery next, Change change) {
    deliveries.keepReceipt(ended);
    deliveries.write(ended, next, Guard.VERSION, change).written().ifPresent(this::hand);
  }

  /** Expiry, late policy and check states are not words: they send nothing. */
  private boolean sameWords(Delivery delivery, int newer) {
    var before = deliveries.message(delivery.id(), delivery.order().revision());
    var after = deliveries.message(delivery.id(), newer);
    return before.map(Message::onTime).equals(after.map(Message::onTime));
  }

  /** Written before the post's wake ends: public pages must not outlive a stop. */
  private void wishPage(Post post, List<Delivery> all, Instant now) {
    if (post.wake() == null
        || all.stream().noneMatch(d -> d.platform().equals(PageTurns.PLATFORM))) {
      return;
    }
    if (post.state() == PostState.CANCELLED) {
      pages.turnAt(post.id(), now);
    } else if (post.expiry() != null) {
      pages.turnAt(post.id(), post.expiry());
    }
  }

  private void moveWake(Post post, Optional<String> naming, List<Delivery> all, Instant now) {
    if (post.wake() == null) {
      return;
    }
    if (settled(post, all)) {
      naming.ifPresent(name -> posts.close(post.id(), name));
      posts.moveWake(post, null);
      return;
    }
    var ahead = post.due().minus(Timing.HORIZON);
    posts.moveWake(post, ahead.isAfter(now) ? ahead : nextLook(post, all, now));
  }

  private static boolean settled(Post post, List<Delivery> all) {
    var made = all.stream().map(Delivery::id).collect(Collectors.toSet());
    return all.stream().allMatch(d -> d.state().isFinal() && !behind(d, post))
        && (post.state() == PostState.CANCELLED || made.containsAll(post.deliveries()));
  }

  /** A newer revision has still to reach it. */
  private static boolean behind(Delivery delivery, Post post) {
    return post.state() == PostState.LIVE
        && delivery.order().revision() < post.revision()
        && post.planned(delivery.id()).isPresent()
        && switch (delivery.state()) {
          case DELIVERED, REJECTED, MISSED -> true;
          case WAITING, HELD, PARKED, CLAIMED, PENDING, CANCELLED, UNCONFIRMED -> false;
        };
  }

  private static Instant nextLook(Post post, List<Delivery> all, Instant now) {
    if (all.stream().anyMatch(d -> d.order().revision() < post.revision())) {
      // Newer words wait for a claim to settle: that is soon.
      return now.plus(Timing.SENDER);
    }
    var soonest =
        all.stream()
            .filter(d -> !d.state().isFinal())
            .map(Delivery::sendAt)
            .min(Instant::compareTo)
            .orElse(now);
    var from = soonest.isAfter(now) ? soonest : now;
    return from.plus(Timing.HORIZON);
  }
}
