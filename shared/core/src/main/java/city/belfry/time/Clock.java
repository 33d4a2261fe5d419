package city.belfry.time;

import java.time.Instant;

/** The one source of time. Safe for threads. */
public interface Clock {
  /** The wall clock's instant. */
  Instant now();

  /**
   * Nanoseconds of a clock that no correction of the wall clock moves; only differences mean
   * anything, and only within one process.
   */
  long monotonicNanos();

  /** Returns at or after the instant by {@link #now()}, never before. */
  void awaitUntil(Instant instant) throws InterruptedException;
}
