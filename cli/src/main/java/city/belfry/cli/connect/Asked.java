package city.belfry.cli.connect;

import city.belfry.cli.api.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secrets that a platform asks for, as the table "By platform" of docs/channels-file.md has
 * them: the one list that people and these commands read.
 *
 * @param needed by name
 * @param optional what may be left out
 */
public record Asked(List<String> needed, List<String> optional) {
  private static final Pattern QUOTED = Pattern.compile("`([A-Za-z]+)`");
  private static final int PLATFORM = 1;
  private static final int CREDENTIALS = 3;

  public Asked {
    needed = List.copyOf(needed);
    optional = List.copyOf(optional);
  }

  /**
   * What a platform asks for.
   *
   * @throws Refused for a platform that is none
   */
  public static Asked of(Path home, String platform) {
    var rows = rows(home.resolve("docs/channels-file.md"));
    return rows.stream()
        .filter(row -> row.get(PLATFORM).equals("`" + platform + "`"))
        .findFirst()
        .map(row -> asked(row.get(CREDENTIALS)))
        .orElseThrow(() ->
            new Refused(
                "There is no platform \"%s\". Known are: %s."
                    .formatted(platform, String.join(", ", names(rows)))));
  }

  /** Before a semicolon what is needed, behind it what may be left out. */
  private static Asked asked(String cell) {
    var parts = cell.split(";", 2);
    return new Asked(quoted(parts[0]), parts.length == 2 ? quoted(parts[1]) : List.of());
  }

  private static List<String> quoted(String text) {
    return QUOTED.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static List<String> names(List<List<String>> rows) {
    return rows.stream().flatMap(row -> quoted(row.get(PLATFORM)).stream()).toList();
  }

  private static List<List<String>> rows(Path page) {
    try {
      var text = Files.readString(page);
      var table = text.substring(Math.max(0, text.indexOf("## By platform")));
      var end = table.indexOf("\n## ");
      return Stream.of((end < 0 ? table : table.substring(0, end)).split("\n", -1))
          .filter(line -> line.startsWith("| `"))
          .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
          .filter(row -> row.size() > CREDENTIALS)
          .toList();
    } catch (IOException _) {
      throw new Refused(page + " is missing: run ./belfry from a whole checkout.");
    }
  }
}
