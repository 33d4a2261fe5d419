package city.belfry.kit;

import city.belfry.time.Ids;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that count up, as long and as sortable as real ones. Safe for threads. */
public final class CountedIds implements Ids {
  private final AtomicLong last = new AtomicLong();

  @Override
  public String next() {
    return "%026d".formatted(last.incrementAndGet());
  }
}
