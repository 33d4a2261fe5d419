package city.belfry.bench.rulers;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.message.Words;
import city.belfry.platform.catalog.Platforms;
import city.belfry.runtime.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RulersCommandTest {
  @TempDir private Path folder;

  @Test
  void measuresByEveryRuler() throws IOException {
    var json = folder.resolve("rulers.json");

    var code = new CommandLine(new RulersCommand()).execute("--n", "50", "--json", json.toString());

    assertThat(code).isZero();
    var told = Json.parse(Files.readAllBytes(json));
    assertThat(told.path("texts").asInt()).isEqualTo(50);
    var names = Platforms.all().stream().map(p -> p.name()).toList();
    assertThat(told.path("rulers").fieldNames()).toIterable().containsExactlyElementsOf(names);
    assertThat(told.path("rulers"))
        .allSatisfy(r -> assertThat(r.path("cpuMillis").asDouble()).isPositive());
    // X's limit is the shortest of all: some of these texts are too long for it, and some fit.
    assertThat(told.at("/rulers/x/tooLong").asInt()).isBetween(1, 49);
  }

  @Test
  void aSeedGivesTheSameTexts() {
    assertThat(Texts.of(20, 7)).isEqualTo(Texts.of(20, 7)).isNotEqualTo(Texts.of(20, 8));
    assertThat(Texts.of(20, 7)).extracting(Words::text).doesNotHaveDuplicates();
  }

  @Test
  void refusesNoTextsAtAll() {
    assertThat(new CommandLine(new RulersCommand()).execute("--n", "0")).isEqualTo(2);
  }
}
