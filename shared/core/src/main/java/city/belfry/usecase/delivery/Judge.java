package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.OwnReason;
import city.belfry.domain.delivery.Timing;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.PostState;
import city.belfry.usecase.hold.Hold;
import java.time.Instant;

/**
 * What the fences say of a delivery that no claim holds: cancelled, superseded, not approved, held,
 * too late, or free to be claimed. Pure: the order of the reads before it is the caller's.
 */
final class Judge {
  private Judge() {}

  /** A judgement. */
  sealed interface Verdict {
    /** It may be claimed now. */
    record Free() implements Verdict {}

    /** It must be written so first. */
    record Becomes(Delivery next, String why) implements Verdict {}

    /** Nothing to write; look then. */
    record Later(Instant at) implements Verdict {}
  }

  /**
   * Judges a delivery in the states waiting, held or parked.
   *
   * @param post read after the delivery
   * @param hold read after the delivery
   * @param reconnected whether its channel has newer credentials than those it was parked with
   */
  static Verdict judge(Delivery delivery, Post post, Hold hold, boolean reconnected, Instant now) {
    var order = delivery.order();
    if (post.state() == PostState.CANCELLED) {
      return new Verdict.Becomes(delivery.cancelled(), "the post is cancelled");
    }
    if (post.revision() > order.revision()) {
      return post.planned(delivery.id()).isEmpty()
          ? new Verdict.Becomes(delivery.cancelled(), "the edited post leaves this channel out")
          : new Verdict.Becomes(
              delivery.revised(post.order(), wakeFor(post, now)), "the post was edited");
    }
    if (now.isAfter(order.until())) {
      return new Verdict.Becomes(
          delivery.missed(OwnReason.LATE_LIMIT.with(order.until().toString())), "its time is over");
    }
    if (!post.mayGoOut()) {
      if (now.isAfter(order.due())) {
        return new Verdict.Becomes(
            delivery.missed(OwnReason.NOT_APPROVED.with("")), "due came before the approval");
      }
      return new Verdict.Later(nextLook(delivery, now));
    }
    return switch (delivery.state()) {
      case WAITING -> waiting(delivery, hold, now);
      case HELD -> held(delivery, hold, now);
      case PARKED ->
          reconnected
              ? new Verdict.Becomes(delivery.released(now), "the channel is reconnected")
              : new Verdict.Later(nextLook(delivery, now));
      case CLAIMED, PENDING, DELIVERED, REJECTED, CANCELLED, MISSED, UNCONFIRMED ->
          throw new IllegalArgumentException(delivery.id() + " is " + delivery.state());
    };
  }

  /** When a delivery of a post must be handed to its publisher. */
  static Instant wakeFor(Post post, Instant now) {
    return ahead(post.due(), now);
  }

  private static Instant ahead(Instant due, Instant now) {
    var ahead = due.minus(Timing.EARLY);
    return ahead.isBefore(now) ? now : ahead;
  }

  private static Verdict waiting(Delivery delivery, Hold hold, Instant now) {
    if (hold.set() && !delivery.order().emergency()) {
      return new Verdict.Becomes(delivery.held(nextLook(delivery, now)), "the city holds");
    }
    var notBefore = delivery.notBefore();
    return notBefore != null && now.isBefore(notBefore)
        ? new Verdict.Later(notBefore)
        : new Verdict.Free();
  }

  private static Verdict held(Delivery delivery, Hold hold, Instant now) {
    var order = delivery.order();
    if (order.emergency()) {
      // An edit made it one while it was held: it passes, and needs no review.
      return new Verdict.Becomes(delivery.waiting(ahead(order.due(), now)), "an emergency passes");
    }
    if (hold.set()) {
      return new Verdict.Later(nextLook(delivery, now));
    }
    return new Verdict.Becomes(afterHold(delivery, now), "the hold is over");
  }

  /** After a hold nothing floods: what became late waits for a person's review. */
  static Delivery afterHold(Delivery delivery, Instant now) {
    var order = delivery.order();
    if (order.due().isBefore(now)) {
      return delivery.parked(OwnReason.REVIEW_AFTER_HOLD.with(""), "", order.until().plusMillis(1));
    }
    return delivery.waiting(ahead(order.due(), now));
  }

  static Instant nextLook(Delivery delivery, Instant now) {
    // One past the limit, so that a look that comes on time finds it over.
    var over = delivery.order().until().plusMillis(1);
    var soon = now.plus(Timing.LOOK_AGAIN);
    return over.isBefore(soon) ? over : soon;
  }

  static boolean judges(Delivery delivery) {
    return switch (delivery.state()) {
      case WAITING, HELD, PARKED -> true;
      case CLAIMED, PENDING, DELIVERED, REJECTED, CANCELLED, MISSED, UNCONFIRMED -> false;
    };
  }

  static boolean isWaiting(Delivery delivery) {
    return delivery.state() == DeliveryState.WAITING;
  }

  static boolean isHeld(Delivery delivery) {
    return delivery.state() == DeliveryState.HELD;
  }
}
