package city.belfry.usecase.delivery;

import city.belfry.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets few claims at a time be made by one instance: of hundreds at once each would be old before
 * its write is answered, and be given back. Safe for threads.
 */
final class Steps {
  private static final int AT_ONCE = 16;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(4);

  private final AtomicInteger underWay = new AtomicInteger();

  /** Returns when one more may be made; {@link #leave} must follow. */
  void enter(Clock clock) throws InterruptedException {
    while (underWay.incrementAndGet() > AT_ONCE) {
      underWay.decrementAndGet();
      clock.awaitUntil(clock.now().plus(LOOK_AGAIN));
    }
  }

  void leave() {
    underWay.decrementAndGet();
  }
}
