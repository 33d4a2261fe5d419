package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.Timing;
import city.belfry.time.Clock;

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
    if (wake != null && wake.isBefore(clock.now().plus(Timing.HORIZON))) {
      queue.send(delivery, wake);
    }
  }

  void send(Written written) {
    written.written().ifPresent(this::send);
  }
}
