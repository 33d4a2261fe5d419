package city.belfry.usecase.delivery;

import city.belfry.domain.journal.Change;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import java.time.Instant;

/** The visits of a hold and of its release. Safe for threads. */
public final class HoldVisits {
  private final Visit visit;

  public HoldVisits(Stores stores, DeliveryQueue queue, Clock clock) {
    this.visit = new Visit(stores.deliveries(), new Handover(queue, clock));
  }

  /** Holds what waits of a post; an emergency passes. */
  public void held(String post, Instant now, Change change) {
    visit.held(post, now, change);
  }

  /** Frees what was held of a post, or parks what became late. */
  public void released(String post, Instant now, Change change) {
    visit.released(post, now, change);
  }
}
