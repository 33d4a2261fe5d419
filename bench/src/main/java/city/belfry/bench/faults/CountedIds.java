package city.belfry.bench.faults;

import city.belfry.time.Ids;

/** Ids in the order of their making, the same in every repetition of a run. */
final class CountedIds implements Ids {
  private long number;

  @Override
  public String next() {
    return "%026d".formatted(++number);
  }
}
