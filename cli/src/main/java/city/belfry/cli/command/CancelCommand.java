package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import city.belfry.cli.show.Table;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops an announcement. */
@Command(
    name = "cancel",
    description = "Stops an announcement: what is not on its way yet does not go out.")
final class CancelCommand extends ApiCommand {
  @Parameters(paramLabel = "POST", description = "its id, as list shows it")
  private String post = "";

  @Option(names = "--because", paramLabel = "REASON", description = "for the record")
  private @Nullable String because;

  CancelCommand(Machine machine) {
    super(machine);
  }

  @Override
  int run(Api api) {
    var path = "/v1/posts/" + part(post) + "/cancel";
    var answer = api.json(Ask.of("POST", path, because(because)).safeToRepeat());
    return show(answer, () -> tell(answer));
  }

  private void tell(JsonNode answer) {
    out().println("Stopped. Will not go out: " + answer.path("cancelled").asInt());
    named("May still go out", answer.path("alreadySending"));
    named("Is out", answer.path("alreadyOut"));
    if (answer.hasNonNull("next")) {
      out().println(Table.clean(answer.path("next").asText()));
    }
  }

  private void named(String what, JsonNode deliveries) {
    for (var delivery : deliveries) {
      out()
          .println(
              Table.clean(
                  "%s: %s %s"
                      .formatted(
                          what,
                          delivery.path("channel").asText(),
                          delivery.path("permalink").asText())));
    }
  }
}
