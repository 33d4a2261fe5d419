package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Json;
import city.belfry.cli.api.Refused;
import city.belfry.cli.draft.DraftFile;
import city.belfry.cli.draft.DueInstant;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** An announcement on the command line. */
final class DraftOptions {
  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "a draft in JSON or YAML, - for what is piped in; options win over it")
  private @Nullable String file;

  @Option(
      names = "--headline",
      paramLabel = "LANGUAGE=TEXT",
      description = "such as en=\"Main St closed\"")
  private final Map<String, String> headlines = new LinkedHashMap<>();

  @Option(names = "--body", paramLabel = "LANGUAGE=TEXT", description = "the words below it")
  private final Map<String, String> bodies = new LinkedHashMap<>();

  @Option(
      names = "--channels",
      paramLabel = "NAMES",
      split = ",",
      description = "with commas between")
  private final List<String> channels = new ArrayList<>();

  @Option(names = "--topic", paramLabel = "TOPIC", description = "traffic, safety or notice")
  private @Nullable String topic;

  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      description = "routine, urgent or emergency")
  private @Nullable String severity;

  @Option(
      names = "--due",
      paramLabel = "INSTANT",
      description = "2026-11-29T17:00, or with an offset; left out: now")
  private @Nullable String due;

  @Option(names = "--expiry", paramLabel = "INSTANT", description = "when it is over")
  private @Nullable String expiry;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "whose clocks --due and --expiry mean (usually this machine's)")
  private @Nullable String zone;

  @Option(names = "--drill", description = "a rehearsal: reaches drill channels only")
  private boolean drill;

  @Option(names = "--no-link", description = "messages carry no link to the city's page")
  private boolean noLink;

  ObjectNode read(Machine machine) {
    var draft = file == null ? Json.object() : DraftFile.read(file, machine);
    texts(draft, "headline", headlines);
    texts(draft, "body", bodies);
    if (!channels.isEmpty()) {
      var names = draft.putArray("channels");
      channels.forEach(name -> names.add(name.strip()));
    }
    put(draft, "topic", topic);
    put(draft, "severity", severity);
    put(draft, "due", instant("--due", due));
    put(draft, "expiry", instant("--expiry", expiry));
    if (drill) {
      draft.put("drill", true);
    }
    if (noLink) {
      draft.put("link", false);
    }
    if (draft.isEmpty()) {
      throw new Refused(
          "There is nothing to announce: name a --file, or --headline, --body and --channels.");
    }
    return draft;
  }

  private static void texts(ObjectNode draft, String field, Map<String, String> byLanguage) {
    byLanguage.forEach((language, words) ->
        draft.withObject("/texts").withObjectProperty(language).put(field, words));
  }

  private static void put(ObjectNode draft, String field, @Nullable String value) {
    if (value != null) {
      draft.put(field, value);
    }
  }

  private @Nullable String instant(String option, @Nullable String text) {
    return text == null ? null : DueInstant.of(option, text, zone());
  }

  private ZoneId zone() {
    try {
      return zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
    } catch (DateTimeException _) {
      throw new Refused(
          "--zone: there is no zone \"" + zone + "\". Write it like America/Los_Angeles.");
    }
  }
}
