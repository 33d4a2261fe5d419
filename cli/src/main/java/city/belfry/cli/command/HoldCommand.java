package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import city.belfry.cli.show.Table;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops everything but emergencies. */
@Command(name = "hold", description = "Stops everything but emergencies, until release.")
final class HoldCommand extends ApiCommand {
  @Option(names = "--because", paramLabel = "REASON", description = "for the record")
  private @Nullable String because;

  @Option(names = "--show", description = "only say whether the city holds")
  private boolean show;

  HoldCommand(Machine machine) {
    super(machine);
  }

  @Override
  int run(Api api) {
    var answer =
        api.json(
            show
                ? Ask.get("/v1/hold")
                : Ask.of("PUT", "/v1/hold", because(because)).safeToRepeat());
    return show(answer, () -> words(answer).forEach(out()::println));
  }

  static List<String> words(JsonNode hold) {
    var lines = new ArrayList<String>();
    lines.add(
        hold.path("set").asBoolean()
            ? "The city holds: nothing but emergencies goes out."
            : "The city does not hold.");
    if (hold.has("held")) {
      lines.add("held: " + hold.path("held").asInt());
      lines.add("parked for a person: " + hold.path("parkedForReview").asInt());
    }
    for (var sending : hold.path("alreadySending")) {
      lines.add("May still go out: " + Table.clean(sending.path("id").asText()));
    }
    return lines;
  }
}
