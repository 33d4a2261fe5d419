package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import city.belfry.cli.show.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops an announcement and takes back what is out. */
@Command(
    name = "retract",
    description = "Stops an announcement and takes back what is out, where the platform lets us.")
final class RetractCommand extends ApiCommand {
  @Parameters(paramLabel = "POST", description = "its id, as list shows it")
  private String post = "";

  @Option(names = "--because", paramLabel = "REASON", description = "for the record")
  private @Nullable String because;

  RetractCommand(Machine machine) {
    super(machine);
  }

  @Override
  int run(Api api) {
    var path = "/v1/posts/" + part(post) + "/retract";
    var answer = api.json(Ask.of("POST", path, because(because)).safeToRepeat());
    return show(
        answer,
        () -> {
          out().println("Stopped. Will not go out: " + answer.path("cancelled").asInt());
          var table = new Table("TO BE TAKEN BACK", "STATE");
          for (var wish : answer.path("retractions")) {
            table.row(wish.path("id").asText(), wish.path("state").asText());
          }
          table.print(out());
        });
  }
}
