package city.belfry.local.rehearse;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The receipts as a table, and what they come to. Every figure is measured. */
final class ReceiptTable {
  /** Of more rows than this only the latest are shown. */
  private static final int MOST = 40;

  private static final int SHOWN_OF_MANY = 10;
  private static final String LINE = "  %-14s %-24s %-13s %-13s %9s %9s %3s  %-11s %-22s %s";

  private ReceiptTable() {}

  static void print(List<Row> rows) {
    Say.line("");
    Say.line(
        LINE.formatted(
            "channel",
            "language",
            "due",
            "sent",
            "late ms",
            "arrived",
            "try",
            "state",
            "platform id",
            "permalink"));
    var shown = rows;
    if (rows.size() > MOST) {
      shown =
          rows.stream()
              .sorted(Comparator.comparingDouble(Row::lateness).reversed())
              .limit(SHOWN_OF_MANY)
              .toList();
    }
    shown.forEach(row -> Say.line(line(row)));
    if (rows.size() > MOST) {
      Say.line("  … the " + SHOWN_OF_MANY + " latest of " + rows.size());
    }
    Say.line("");
  }

  private static String line(Row row) {
    var arrived = row.arrivalLateness();
    return LINE.formatted(
        row.text("channel"),
        row.text("language"),
        Say.milli(row.text("due")),
        Say.milli(row.text("sent")),
        row.sent() ? millis(row.lateness()) : "",
        arrived == null ? "" : millis(arrived),
        row.text("attempts"),
        row.text("state"),
        row.text("platformId"),
        row.text("permalink")).stripTrailing();
  }

  /** One line: how many are out, whether any was early, how late the stage saw them. */
  static String summary(List<Row> rows) {
    var delivered = rows.stream().filter(row -> row.text("state").equals("delivered")).count();
    var sent = rows.stream().filter(Row::counts).filter(Row::sent).mapToDouble(Row::lateness).sorted().toArray();
    var arrived =
        rows.stream()
            .filter(Row::counts)
            .map(Row::arrivalLateness)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    var early =
        (sent.length > 0 && sent[0] < 0) || (arrived.length > 0 && arrived[0] < 0);
    var text =
        new StringBuilder(delivered + " of " + rows.size() + " delivered")
            .append(early ? " · EARLY" : " · never early");
    if (sent.length > 0) {
      text.append(" · sent at latest ").append(millis(sent[sent.length - 1])).append(" ms after due");
    }
    if (arrived.length > 0) {
      text.append(" · arrived at the stage p50 ")
          .append(millis(quantile(arrived, 0.50)))
          .append(" p99 ")
          .append(millis(quantile(arrived, 0.99)))
          .append(" ms after due");
    }
    var warming = rows.stream().filter(row -> !row.counts()).count();
    if (warming > 0) {
      text.append(" (without the first ").append(warming).append(", which warmed the machine)");
    }
    return text.toString();
  }

  /** The smallest value that at least this part of all values does not exceed. */
  static double quantile(double[] sorted, double part) {
    return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
