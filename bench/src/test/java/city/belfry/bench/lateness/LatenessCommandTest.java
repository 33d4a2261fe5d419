package city.belfry.bench.lateness;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.runtime.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole way, small and cold. */
final class LatenessCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void home() {
    System.setProperty("belfry.home", Path.of("..").toString());
  }

  @AfterEach
  void leave() {
    System.clearProperty("belfry.home");
  }

  @Test
  void measuresThroughTheRealPartsAndNothingIsEarly() throws IOException {
    var json = folder.resolve("lateness.json");

    var code =
        new CommandLine(new LatenessCommand())
            .execute("--n", "1,20", "--repeat", "1", "--warm-up", "0", "--json", json.toString());

    assertThat(code).isZero();
    var rows = Json.parse(Files.readAllBytes(json));
    assertThat(rows.findValuesAsText("n")).containsExactly("1", "20");
    assertThat(rows)
        .allSatisfy(row -> {
          assertThat(row.path("min").asDouble()).isNotNegative();
          assertThat(row.path("p99").asDouble()).isGreaterThanOrEqualTo(row.path("p50").asDouble());
          assertThat(row.path("floorP99").asDouble()).isPositive();
          assertThat(row.path("drainMillis").asDouble()).isPositive();
        });
  }

  @Test
  void refusesNoDeliveriesAtAll() {
    assertThat(new CommandLine(new LatenessCommand()).execute("--n", "0")).isEqualTo(2);
  }
}
