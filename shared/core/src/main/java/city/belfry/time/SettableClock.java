package city.belfry.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A clock that stands until it is set: for tests, simulations and rehearsals of long waits. Whoever
 * awaits an instant sets the clock to it, as the only thread of a simulation would. Safe for
 * threads.
 */
public final class SettableClock implements Clock {
  private final Instant start;
  private Instant now;

  public SettableClock(Instant start) {
    this.start = start;
    this.now = start;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long monotonicNanos() {
    return Duration.between(start, now).toNanos();
  }

  @Override
  public synchronized void awaitUntil(Instant instant) {
    if (instant.isAfter(now)) {
      now = instant;
    }
  }

  /** Moves to any instant, also back: wall clocks are corrected. */
  public synchronized void set(Instant instant) {
    now = instant;
  }

  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }
}
