package city.belfry.bench.lateness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.bench.load.Count;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LatenessTest {
  private static final Count ONCE = new Count(0, 0, 0);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Table table = new Table(new PrintStream(out, true, StandardCharsets.UTF_8));

  @Test
  void quantilesAreMeasuredValues() {
    var values = IntStream.rangeClosed(1, 200).mapToDouble(i -> i).toArray();
    assertThat(Lateness.of(values)).isEqualTo(new Lateness(1, 100, 180, 198, 200));
    assertThat(Lateness.of(7.5)).isEqualTo(new Lateness(7.5, 7.5, 7.5, 7.5, 7.5));
  }

  @Test
  void theMedianRowHasEachFiguresMedianAndAllThatWentWrong() {
    var median =
        Row.median(List.of(row(9, 3, ONCE), row(5, 1, new Count(0, 1, 0)), row(7, 2, ONCE)));
    assertThat(median.belfry().p99()).isEqualTo(7);
    assertThat(median.floor().p99()).isEqualTo(2);
    assertThat(median.ratio()).isEqualTo(3.5);
    assertThat(median.count().doubled()).isEqualTo(1);
  }

  @Test
  void aRowIsPrinted() {
    table.print("1", row(9, 3, ONCE));
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("floor p99").contains("3.00");
  }

  @Test
  void noFigureOfARunThatDoubled() {
    assertThatThrownBy(() -> table.print("1", row(9, 3, new Count(0, 1, 0))))
        .isInstanceOf(Table.Refused.class)
        .hasMessageContaining("1 doubled");
    assertThat(out.size()).isZero();
  }

  @Test
  void noFigureOfARunThatLost() {
    assertThatThrownBy(() -> table.print("1", row(9, 3, new Count(2, 0, 0))))
        .hasMessageContaining("2 were lost");
    assertThat(out.size()).isZero();
  }

  @Test
  void theDocumentHasTheFiguresNames() {
    assertThat(row(9, 3, ONCE).json().fieldNames())
        .toIterable()
        .containsExactly(
            "n",
            "min",
            "p50",
            "p90",
            "p99",
            "max",
            "floorP50",
            "floorP99",
            "drainMillis",
            "lost",
            "doubled");
  }

  private static Row row(double p99, double floorP99, Count count) {
    return new Row(
        100,
        new Lateness(1, 2, 3, p99, p99 + 1),
        new Lateness(1, 1, 1, floorP99, floorP99),
        40,
        count);
  }
}
