package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.DeliveryId;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The only to-do list: every unfinished item by its wake time. It is read with a lag and may name
 * items that have moved on, so whoever is told reads the item itself.
 */
public interface WakeIndex {
  /** Tells every item whose wake is not after the instant, page by page, oldest first a shard. */
  void due(Instant until, Consumer<Woken> each);

  /** Something that must be looked at. */
  sealed interface Woken {
    record PostWoken(String post) implements Woken {}

    record DeliveryWoken(DeliveryId delivery) implements Woken {}

    record TakeBackWoken(DeliveryId delivery) implements Woken {}

    record PageWoken(String post) implements Woken {}
  }
}
