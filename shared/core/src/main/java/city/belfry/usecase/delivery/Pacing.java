package city.belfry.usecase.delivery;

import city.belfry.domain.channel.Channel;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Keeps the time between two messages of one channel, as far as one instance sees them: a courtesy
 * that spares refusals; the platform's own "too many" rules. Safe for threads.
 */
final class Pacing {
  private final ConcurrentMap<String, Instant> free = new ConcurrentHashMap<>();

  /** When this message may go: its own instant, or later behind its channel's others. */
  Instant slot(Channel channel, Instant wanted, Instant now) {
    var pace = channel.pace();
    if (pace.isZero()) {
      return wanted;
    }
    var from = wanted.isBefore(now) ? now : wanted;
    var next =
        free.merge(
            channel.name(),
            from.plus(pace),
            (busy, mine) -> (busy.isBefore(from) ? from : busy).plus(pace));
    return next.minus(pace);
  }
}
