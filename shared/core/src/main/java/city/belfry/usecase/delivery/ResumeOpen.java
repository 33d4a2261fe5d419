package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.Next;
import city.belfry.domain.delivery.Timing;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sends a message for every open delivery: for a start whose queues are empty, so that nothing
 * waits for the tick's net. Safe for threads.
 */
public final class ResumeOpen {
  /** So many are known before the first are sent. */
  private static final int TOGETHER = 10;

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
    var when = new LinkedHashMap<Delivery, Instant>();
    var sent = 0;
    var horizon = clock.now().plus(Timing.HORIZON);
    for (var post : stores.posts().open()) {
      for (var delivery : stores.deliveries().ofPost(post)) {
        if (!delivery.state().isFinal() && look(delivery).isBefore(horizon)) {
          when.put(delivery, look(delivery));
        }
      }
      if (when.size() >= TOGETHER) {
        sent += send(when);
      }
    }
    return sent + send(when);
  }

  private int send(Map<Delivery, Instant> when) {
    var size = when.size();
    queue.send(when);
    when.clear();
    return size;
  }

  /** What is to be sent goes first: a look-up may wait as long as it does after any claim. */
  private Instant look(Delivery delivery) {
    var now = clock.now();
    var soonest = Judge.isWaiting(delivery) ? now : now.plus(Timing.FIRST_LOOK);
    var next = Next.of(delivery, now) instanceof Next.Wait(var until) ? until : now;
    return next.isBefore(soonest) ? soonest : next;
  }
}
