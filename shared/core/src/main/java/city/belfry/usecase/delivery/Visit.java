package city.belfry.usecase.delivery;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.journal.Change;
import city.belfry.domain.post.Post;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The second step of a fence: after the post or the hold is written, every delivery that no claim
 * holds is written too, so that no claim that read before the fence can still succeed. Safe for
 * threads.
 */
final class Visit {
  private final DeliveryStore deliveries;
  private final Handover handover;

  Visit(DeliveryStore deliveries, Handover handover) {
    this.deliveries = deliveries;
    this.handover = handover;
  }

  void cancelled(Post post, Change change) {
    deliveries.ofPost(post.id()).forEach(d -> each(d, Judge::judges, Delivery::cancelled, change));
  }

  /** Brings what waits to the newest revision; what the new plan leaves out is cancelled. */
  void edited(Post post, Change change) {
    for (var delivery : deliveries.ofPost(post.id())) {
      each(
          delivery,
          d -> Judge.judges(d) && d.order().revision() < post.revision(),
          d ->
              post.planned(d.id()).isEmpty()
                  ? d.cancelled()
                  : d.revised(post.order(), Judge.wakeFor(post, post.accepted())),
          change);
    }
  }

  /** Holds what waits; an emergency passes. */
  void held(String post, Instant now, Change change) {
    for (var delivery : deliveries.ofPost(post)) {
      each(
          delivery,
          d -> Judge.isWaiting(d) && !d.order().emergency(),
          d -> d.held(Judge.nextLook(d, now)),
          change);
    }
  }

  void released(String post, Instant now, Change change) {
    for (var delivery : deliveries.ofPost(post)) {
      each(delivery, Judge::isHeld, d -> Judge.afterHold(d, now), change);
    }
  }

  /**
   * Frees what waited for a channel's login; where the answer to a 401 is late, a look frees it.
   */
  void reconnected(String post, Channel channel, Instant now, Change change) {
    for (var delivery : deliveries.ofPost(post)) {
      each(
          delivery,
          d ->
              d.id().channel().equals(channel.name())
                  && d.generation() > 0
                  && d.generation() < channel.generation(),
          d -> d.released(now),
          change);
    }
  }

  /** A refused visit reads again and repeats: somebody else has moved the delivery. */
  private void each(
      Delivery seen, Predicate<Delivery> applies, UnaryOperator<Delivery> edge, Change change) {
    var delivery = seen;
    while (applies.test(delivery)) {
      switch (deliveries.write(delivery, edge.apply(delivery), Guard.VERSION, change)) {
        case Written.Done(var now) -> {
          handover.send(now);
          return;
        }
        case Written.Refused(var found) -> {
          if (found.isEmpty()) {
            return;
          }
          delivery = found.get();
        }
      }
    }
  }
}
