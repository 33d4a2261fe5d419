package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.Placed;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Whose a post on a platform is: another revision may have the same words and a receipt for it. */
final class Owned {
  private Owned() {}

  /** The first of what a look-up found that no other receipt of the post owns. */
  static Optional<Placed> first(
      DeliveryStore deliveries, Delivery delivery, List<Placed> candidates) {
    var owned =
        deliveries.earlier(delivery.id().post()).stream()
            .map(d -> d.result().placed())
            .filter(Objects::nonNull)
            .map(Placed::id)
            .toList();
    return candidates.stream().filter(c -> !owned.contains(c.id())).findFirst();
  }
}
