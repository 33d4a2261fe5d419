package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.Timing;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import java.time.Instant;

/**
 * Sends a message for every open delivery: for a start whose queues are empty, so that nothing
 * waits for the tick's net. Safe for threads.
 */
public final class ResumeOpen {
  private final Stores stores;
  private final DeliveryQueue queue;
  private final Clock clock;

  public ResumeOpen(Stores stores, DeliveryQueue queue, Clock clock) {
    this.stores = stores;
    this.queue = queue;
    this.clock = clock;
  }

  /** Answers how many messages were sent. */
  public int run() {
    var sent = 0;
    var horizon = clock.now().plus(Timing.HORIZON);
    for (var post : stores.posts().open()) {
      for (var delivery : stores.deliveries().ofPost(post)) {
        if (!delivery.state().isFinal() && look(delivery).isBefore(horizon)) {
          queue.send(delivery, look(delivery));
          sent++;
        }
      }
    }
    return sent;
  }

  private Instant look(Delivery delivery) {
    if (delivery.state() == DeliveryState.WAITING) {
      return delivery.sendAt().minus(Timing.EARLY);
    }
    return delivery.claim().map(claim -> claim.at().plus(Timing.FIRST_LOOK)).orElse(clock.now());
  }
}
