package city.belfry.bench.lateness;

import city.belfry.bench.load.Landing;
import city.belfry.local.rehearse.Quantile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long after due requests arrived, in milliseconds. */
record Lateness(double min, double p50, double p90, double p99, double max) {
  static Lateness of(List<Landing> landings, Instant due) {
    var sorted =
        landings.stream()
            .mapToDouble(l -> Duration.between(due, l.arrived()).toNanos() / 1_000_000.0)
            .sorted()
            .toArray();
    return of(sorted);
  }

  /**
   * @param sorted not empty
   */
  static Lateness of(double... sorted) {
    return new Lateness(
        sorted[0],
        Quantile.of(sorted, 0.50),
        Quantile.of(sorted, 0.90),
        Quantile.of(sorted, 0.99),
        sorted[sorted.length - 1]);
  }
}
