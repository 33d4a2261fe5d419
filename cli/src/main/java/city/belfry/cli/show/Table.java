package city.belfry.cli.show;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows under headings, for a terminal. Nothing that a platform said can move its cursor. */
public final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    rows.add(List.of(headings));
  }

  public Table row(String... cells) {
    rows.add(List.of(cells).stream().map(Table::clean).toList());
    return this;
  }

  public void print(PrintWriter out) {
    rows.forEach(row -> out.println(line(row)));
  }

  private String line(List<String> row) {
    var line = new StringBuilder();
    for (var column = 0; column < row.size(); column++) {
      var cell = row.get(column);
      line.append(cell).append(" ".repeat(width(column) - width(cell))).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
  }

  /** Chinese characters take two columns. */
  private static int width(String cell) {
    return cell.codePoints().map(c -> Character.isIdeographic(c) || c >= 0x1f300 ? 2 : 1).sum();
  }

  /** One line, without what a terminal obeys. */
  public static String clean(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " · ").replaceAll("\\p{Cntrl}|\\p{Cf}", "�");
  }
}
