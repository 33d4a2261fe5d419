package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.Timing;
import city.belfry.time.Clock;
import java.time.Instant;

/** Sends the message of a wake that comes before the next ticks would. Safe for threads. */
final class Handover {
  private final DeliveryQueue queue;
  private final Clock clock;

  Handover(DeliveryQueue queue, Clock clock) {
    this.queue = queue;
    this.clock = clock;
  }

  void send(Delivery delivery) {
    var wake = delivery.wake();
    if (wake != null) {
      send(delivery, wake);
    }
  }

  void send(Delivery delivery, Instant wake) {
    if (wake.isBefore(clock.now().plus(Timing.HORIZON))) {
      queue.send(delivery, wake);
    }
  }

  void send(Written written) {
    written.written().ifPresent(this::send);
  }
}
