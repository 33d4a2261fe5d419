package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Spreads the claims for one instant, as far as one instance sees them, over the time before it: of
 * many that claim at once each would wait for all the others' reads, and none would be done by due.
 * Safe for threads.
 */
final class Leads {
  /** An instant that is so long over is forgotten. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final ConcurrentMap<Instant, Integer> claims = new ConcurrentHashMap<>();

  /** When the next message for a slot is to be claimed. */
  Instant before(Instant slot, Instant now) {
    var earlier = claims.merge(slot, 1, Integer::sum) - 1;
    if (earlier == 0) {
      claims.keySet().removeIf(over -> over.isBefore(now.minus(KEPT)));
    }
    var lead = Timing.LEAD.plus(Timing.LEAD_EACH.multipliedBy(earlier));
    return slot.minus(lead.compareTo(Timing.LONGEST_LEAD) < 0 ? lead : Timing.LONGEST_LEAD);
  }
}
