package city.belfry.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.local.faults.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small part of {@code ./belfry bench faults}, in every build. */
final class EnumerationTest {
  private static Enumeration enumeration;

  @BeforeAll
  static void start() throws IOException {
    enumeration = new Enumeration(Path.of("..", "template.yaml"), 2);
  }

  @AfterAll
  static void end() {
    enumeration.close();
  }

  @Test
  void losesAndDoublesNothingWhereverAFunctionStops() {
    var tally =
        enumeration.singles(
            Scenario.plain(Kind.SEARCHABLE), EnumSet.of(Fault.STOP_AFTER, Fault.DUPLICATE));

    assertThat(tally.runs()).isGreaterThan(60);
    assertThat(tally.failures()).isEmpty();
  }

  @Test
  void repeatsARunExactly() {
    var job =
        new Enumeration.Job(
            Scenario.plain(Kind.KEY).first(Fault.TIMEOUT_AFTER),
            Map.of(20, Fault.STOP_AFTER),
            Tampering.NONE);

    assertThat(enumeration.one(job).events()).isEqualTo(enumeration.one(job).events());
    assertThat(boundaries(enumeration.one(job))).isEqualTo(boundaries(enumeration.one(job)));
  }

  private static List<String> boundaries(Run.Ended ended) {
    return ended.crossed().stream().map(c -> c.boundary().toString()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the claim names neither version nor state",
        "a cancel is answered without its visits",
        "absence is believed L too early"
      })
  void findsAPlantedBug(String name) {
    var mutant =
        Mutants.all().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();

    assertThat(MutantHunt.run(enumeration, mutant).caught()).isTrue();
  }
}
