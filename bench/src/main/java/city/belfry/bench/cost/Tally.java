package city.belfry.bench.cost;

import java.util.Map;
import java.util.TreeMap;

/** How much of what was used, by the price list's names. Safe for threads. */
final class Tally {
  private final Map<String, Double> counts = new TreeMap<>();

  synchronized void add(String what, double count) {
    counts.merge(what, count, Double::sum);
  }

  synchronized double of(String what) {
    return counts.getOrDefault(what, 0.0);
  }

  synchronized Map<String, Double> all() {
    return Map.copyOf(counts);
  }

  /** Everything so many times. */
  Tally times(double factor) {
    var result = new Tally();
    all().forEach((what, count) -> result.add(what, count * factor));
    return result;
  }

  Tally plus(Tally other) {
    var result = times(1);
    other.all().forEach(result::add);
    return result;
  }

  Tally minus(Tally other) {
    return plus(other.times(-1));
  }
}
