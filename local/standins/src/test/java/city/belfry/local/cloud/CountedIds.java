package city.belfry.local.cloud;

import city.belfry.time.Ids;
import java.util.concurrent.atomic.AtomicInteger;

/** Ids that a test can foretell. */
final class CountedIds implements Ids {
  private final AtomicInteger number = new AtomicInteger();

  @Override
  public String next() {
    return "id-" + number.incrementAndGet();
  }
}
