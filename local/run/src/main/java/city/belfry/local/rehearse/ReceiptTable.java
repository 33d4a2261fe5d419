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

  private ReceiptTable() {}

  static void print(List<Row> rows) {
    Say.line("");
    var layout = layout(rows);
    Say.line(
        layout.formatted(
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
    shown.forEach(row -> Say.line(line(layout, row)));
    if (rows.size() > MOST) {
      Say.line("  … the " + SHOWN_OF_MANY + " latest of " + rows.size());
    }
    Say.line("");
  }

  /** As wide as what stands in it: the ids and languages of posts differ much. */
  private static String layout(List<Row> rows) {
    return "  %%-%ds  %%-%ds  %%-12s  %%-12s %%9s %%9s %%4s  %%-11s  %%-%ds  %%s"
        .formatted(width(rows, "channel"), width(rows, "language"), width(rows, "platformId"));
  }

  private static int width(List<Row> rows, String field) {
    return rows.stream().mapToInt(row -> row.text(field).length()).reduce(11, Math::max);
  }

  private static String line(String layout, Row row) {
    var arrived = row.arrivalLateness();
    return layout
        .formatted(
            row.text("channel"),
            row.text("language"),
            Say.milli(row.text("due")),
            Say.milli(row.text("sent")),
            row.sent() ? millis(row.lateness()) : "",
            arrived == null ? "" : millis(arrived),
            row.text("attempts"),
            row.text("state"),
            row.text("platformId"),
            row.text("permalink"))
        .stripTrailing();
  }

  /** One line: how many are out, whether any was early, how late the stage saw them. */
  static String summary(List<Row> rows) {
    var delivered = rows.stream().filter(row -> row.text("state").equals("delivered")).count();
    var sent =
        rows.stream()
            .filter(Row::counts)
            .filter(Row::sent)
            .mapToDouble(Row::lateness)
            .sorted()
            .toArray();
    var arrived =
        rows.stream()
            .filter(Row::counts)
            .map(Row::arrivalLateness)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    var early = (sent.length > 0 && sent[0] < 0) || (arrived.length > 0 && arrived[0] < 0);
    var text =
        new StringBuilder(delivered + " of " + rows.size() + " delivered")
            .append(early ? " · EARLY" : " · never early");
    if (sent.length > 0) {
      text.append(" · sent at latest ")
          .append(millis(sent[sent.length - 1]))
          .append(" ms after due");
    }
    if (arrived.length > 0) {
      text.append(" · arrived at the stage p50 ")
          .append(millis(Quantile.of(arrived, 0.50)))
          .append(" p99 ")
          .append(millis(Quantile.of(arrived, 0.99)))
          .append(" ms after due");
    }
    var warming = rows.stream().filter(row -> !row.counts()).count();
    if (warming > 0) {
      text.append(" (without the first ").append(warming).append(", which warmed the machine)");
    }
    return text.toString();
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
