package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.journal.Change;
import city.belfry.domain.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Deliveries, each one item. Every read is strongly consistent; every write is conditional, may be
 * repeated, and answers what it found. Safe for threads.
 */
public interface DeliveryStore {
  Optional<Delivery> find(DeliveryId id);

  /** All deliveries of a post, also those that its newest plan no longer has. */
  List<Delivery> ofPost(String post);

  /** Puts a delivery where there is none; answers whether this call did. */
  boolean create(Delivery delivery, Change change);

  /** Writes what differs between the two, and a new version, under the guard. */
  Written write(Delivery seen, Delivery next, Guard guard, Change change);

  /** Moves the wake only: no new version, and only while state and version are as seen. */
  boolean moveWake(Delivery seen, Instant wake);

  /** The frozen words of a delivery at a revision. */
  Optional<Message> message(DeliveryId id, int revision);

  /**
   * Notes whose a message on a platform is; answers whether it is this delivery's, at this
   * revision. Of two that ask, the first has it. Repeatable.
   */
  boolean own(DeliveryId id, int revision, String platformId);

  /** Keeps what came of one revision, before the delivery moves on to the next. Repeatable. */
  void keepReceipt(Delivery ended);

  /** What came of earlier revisions, oldest first. */
  List<Delivery> earlier(String post);
}
