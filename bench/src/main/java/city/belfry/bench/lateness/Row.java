package city.belfry.bench.lateness;

import city.belfry.bench.load.Count;
import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * One size of volley: Belfry's figures beside those of the floor.
 *
 * @param drainMillis from due until the last receipt is settled
 */
record Row(int n, Lateness belfry, Lateness floor, double drainMillis, Count count) {
  /** Of several runs, the median of each figure (of two the worse), and all that went wrong. */
  static Row median(List<Row> rows) {
    return new Row(
        rows.getFirst().n,
        median(rows, Row::belfry),
        median(rows, Row::floor),
        middle(rows, Row::drainMillis),
        new Count(
            rows.stream().mapToInt(r -> r.count.lost()).sum(),
            rows.stream().mapToInt(r -> r.count.doubled()).sum(),
            rows.stream().mapToInt(r -> r.count.early()).sum()));
  }

  private static Lateness median(List<Row> rows, Function<Row, Lateness> which) {
    return new Lateness(
        middle(rows, r -> which.apply(r).min()),
        middle(rows, r -> which.apply(r).p50()),
        middle(rows, r -> which.apply(r).p90()),
        middle(rows, r -> which.apply(r).p99()),
        middle(rows, r -> which.apply(r).max()));
  }

  private static double middle(List<Row> rows, ToDoubleFunction<Row> figure) {
    return rows.stream().mapToDouble(figure).sorted().toArray()[rows.size() / 2];
  }

  /** How often as late as the floor. */
  double ratio() {
    return belfry.p99() / floor.p99();
  }

  ObjectNode json() {
    return Json.object()
        .put("n", n)
        .put("min", rounded(belfry.min()))
        .put("p50", rounded(belfry.p50()))
        .put("p90", rounded(belfry.p90()))
        .put("p99", rounded(belfry.p99()))
        .put("max", rounded(belfry.max()))
        .put("floorP50", rounded(floor.p50()))
        .put("floorP99", rounded(floor.p99()))
        .put("drainMillis", rounded(drainMillis))
        .put("lost", count.lost())
        .put("doubled", count.doubled());
  }

  /** To the microsecond: the clocks know no more. */
  private static double rounded(double millis) {
    return Math.round(millis * 1_000) / 1_000.0;
  }
}
