package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.journal.Change;

/** Writes what the fences say of a delivery that waits, is held or parked. Safe for threads. */
final class Resolve {
  private final DeliveryStore deliveries;
  private final Fences fences;
  private final Handover handover;

  Resolve(DeliveryStore deliveries, Fences fences, Handover handover) {
    this.deliveries = deliveries;
    this.fences = fences;
    this.handover = handover;
  }

  /** A refused write is left to the delivery's wake. */
  void run(Delivery delivery) {
    fences.read(delivery.id()).ifPresent(this::write);
  }

  void write(Fences.View view) {
    switch (view.verdict()) {
      case Judge.Verdict.Free() -> {}
      case Judge.Verdict.Becomes(var next, var why) ->
          handover.send(
              deliveries.write(
                  view.delivery(), next, Guard.VERSION, new Change("publish", "resolve", why)));
      case Judge.Verdict.Later(var at) -> {
        // A wake that stands so already has its message.
        if (!at.equals(view.delivery().wake()) && deliveries.moveWake(view.delivery(), at)) {
          handover.send(view.delivery(), at);
        }
      }
    }
  }
}
