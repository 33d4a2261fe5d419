package city.belfry.runtime;

import city.belfry.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The machine's clock. */
public final class SystemClock implements Clock {
  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }

  @Override
  public void awaitUntil(Instant instant) throws InterruptedException {
    for (var now = now(); now.isBefore(instant); now = now()) {
      LockSupport.parkNanos(Duration.between(now, instant).toNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException("while awaiting " + instant);
      }
    }
  }
}
