package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.Placed;
import java.util.List;
import java.util.Optional;

/** Which of several messages with the same words on a platform is a delivery's own. */
final class Owned {
  private Owned() {}

  /** The oldest that no other receipt owns. */
  static Optional<Placed> first(
      DeliveryStore deliveries, Delivery delivery, List<Placed> candidates) {
    return candidates.stream()
        .filter(c -> deliveries.own(delivery.id(), delivery.order().revision(), c.id()))
        .findFirst();
  }
}
