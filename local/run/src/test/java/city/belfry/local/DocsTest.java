package city.belfry.local;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.platform.x.X;
import city.belfry.runtime.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages say of tests: each that they name is there, and does what they say of traps. */
class DocsTest {
  private static final Path HOME = home();
  private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]*Test)`");
  private static final Pattern TRAP =
      Pattern.compile("^\\| (\\d+) \\|.*\\| ([^|]*) \\|$", Pattern.MULTILINE);

  private static Path home() {
    var folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("template.yaml"))) {
      folder = folder.getParent();
    }
    return Objects.requireNonNull(folder, "no template.yaml above the working folder");
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> named(String text) {
    return NAMED.matcher(text).results().map(found -> found.group(1));
  }

  /** The sources of all tests by the class's name. */
  private static Map<String, String> tests() throws IOException {
    return files(HOME, "Test.java").stream()
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString().replace(".java", ""),
                DocsTest::text,
                String::concat));
  }

  @Test
  void everyTestThatThePagesNameIsThere() throws IOException {
    var pages = files(HOME.resolve("docs"), ".md");
    var named = new TreeSet<String>();
    pages.forEach(page -> named(text(page)).forEach(named::add));
    named(text(HOME.resolve("README.md"))).forEach(named::add);

    assertThat(named).hasSizeGreaterThan(40);
    assertThat(tests().keySet()).containsAll(named);
  }

  @Test
  void thePageOfXNamesEveryPriceOfItsList() throws IOException {
    var page = text(HOME.resolve("docs/platforms/x.md"));
    var cost = page.substring(page.indexOf("## Cost"), page.indexOf("## Channel"));
    try (var list = X.class.getResourceAsStream("prices.json")) {
      var prices = Json.parse(Objects.requireNonNull(list).readAllBytes()).path("prices");
      assertThat(prices).hasSize(5);
      assertThat(prices).allSatisfy(price -> assertThat(cost).contains("| " + price.asText()));
    }
  }

  @Test
  void everyPromiseNamesATestAndAnEnd() {
    var rows =
        text(HOME.resolve("docs/guarantees.md"))
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| promise"))
            .filter(line -> !line.startsWith("| ---"))
            .map(line -> List.of(line.split(" \\| | \\|$|^\\| ", -1)))
            .toList();

    assertThat(rows).hasSizeGreaterThan(15);
    assertThat(rows)
        .allSatisfy(row -> {
          assertThat(row).hasSize(6);
          assertThat(named(row.get(3))).isNotEmpty();
          assertThat(row.get(4)).isNotBlank();
        });
  }

  @Test
  void everyTrapIsATestThatBearsItsNumberOrSaysWhyNot() throws IOException {
    var tests = tests();
    var page = text(HOME.resolve("docs/easy-to-get-wrong.md"));
    var traps =
        TRAP.matcher(page)
            .results()
            .collect(
                Collectors.toMap(
                    found -> Integer.valueOf(found.group(1)),
                    DocsTest::shownBy,
                    (one, other) -> one,
                    TreeMap::new));

    assertThat(traps.keySet())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 31).boxed().toList());
    traps.forEach((number, shownBy) -> {
      if (shownBy.stream().noneMatch(said -> said.startsWith("not here"))) {
        assertThat(shownBy).isNotEmpty();
        assertThat(shownBy)
            .allSatisfy(test -> assertThat(tests.get(test)).contains("\"trap " + number + ": "));
      }
    });
  }

  private static List<String> shownBy(MatchResult trap) {
    var said = trap.group(2);
    return said.startsWith("not here") ? List.of(said) : named(said).toList();
  }
}
