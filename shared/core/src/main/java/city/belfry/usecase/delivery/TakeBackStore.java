package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.TakeBack;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Wishes to take back, one item a delivery. Reads are strongly consistent. Safe for threads. */
public interface TakeBackStore {
  Optional<TakeBack> find(DeliveryId delivery);

  List<TakeBack> ofPost(String post);

  /** Puts a wish where there is none; answers whether this call did. */
  boolean want(TakeBack wish);

  /** Writes what came of it, while nobody has written since it was read. */
  boolean write(TakeBack seen, TakeBack next);

  /** Moves the wake only, while nobody has written since it was read. */
  boolean moveWake(TakeBack seen, Instant wake);
}
