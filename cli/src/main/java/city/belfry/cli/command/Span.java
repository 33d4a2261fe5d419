package city.belfry.cli.command;

import city.belfry.cli.draft.DueInstant;
import java.time.ZoneId;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** From when to when announcements are due. */
final class Span {
  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "due not before it (usually a month ago)")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "INSTANT",
      description = "due before it (usually two years ahead)")
  private @Nullable String to;

  /** As the API's query, without a question mark. */
  String query(@Nullable String state) {
    var parts = new ArrayList<String>();
    if (from != null) {
      parts.add("from=" + instant("--from", from));
    }
    if (to != null) {
      parts.add("to=" + instant("--to", to));
    }
    if (state != null) {
      parts.add("state=" + ApiCommand.query(state));
    }
    return String.join("&", parts);
  }

  private static String instant(String option, String text) {
    return ApiCommand.query(DueInstant.of(option, text, ZoneId.systemDefault()));
  }
}
