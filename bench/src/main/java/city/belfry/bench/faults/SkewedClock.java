package city.belfry.bench.faults;

import city.belfry.local.faults.Timeline;
import city.belfry.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A clock that is wrong by so much. */
record SkewedClock(Timeline timeline, Duration ahead) implements Clock {
  @Override
  public Instant now() {
    return timeline.now().plus(ahead);
  }

  @Override
  public long monotonicNanos() {
    return timeline.monotonicNanos();
  }

  @Override
  public void awaitUntil(Instant instant) {
    timeline.awaitUntil(instant.minus(ahead));
  }
}
