package city.belfry.bench.lateness;

import java.io.PrintStream;
import java.util.Locale;

/** Prints rows; refuses one of a run that lost or doubled anything. */
final class Table {
  private static final String HEAD =
      "%6s %8s %9s %9s %9s %9s %9s %10s %10s %7s %9s %5s %8s"
          .formatted(
              "n",
              "run",
              "min",
              "p50",
              "p90",
              "p99",
              "max",
              "floor p50",
              "floor p99",
              "ratio",
              "drain",
              "lost",
              "doubled");

  private final PrintStream out;
  private boolean begun;

  /** A figure of a run that is none. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(Row row) {
      super(
          "No figure: of %d deliveries %d were lost and %d doubled."
              .formatted(row.n(), row.count().lost(), row.count().doubled()));
    }
  }

  Table(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints a row, in milliseconds.
   *
   * @throws Refused when its run lost or doubled anything
   */
  void print(String run, Row row) {
    if (!row.count().once()) {
      throw new Refused(row);
    }
    if (!begun) {
      out.println(
          "milliseconds after due, by the receiving server's clock; ratio: p99 to floor p99");
      out.println(HEAD);
      begun = true;
    }
    var late = row.belfry();
    out.println(
        String.format(
            Locale.ROOT,
            "%6d %8s %9.2f %9.2f %9.2f %9.2f %9.2f %10.2f %10.2f %7.2f %9.0f %5d %8d",
            row.n(),
            run,
            late.min(),
            late.p50(),
            late.p90(),
            late.p99(),
            late.max(),
            row.floor().p50(),
            row.floor().p99(),
            row.ratio(),
            row.drainMillis(),
            row.count().lost(),
            row.count().doubled()));
  }
}
