package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import city.belfry.cli.show.Table;
import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

/** Lists the channels. */
@Command(name = "channels", description = "Lists the city's channels. See also: channels connect.")
final class ChannelsCommand extends ApiCommand {
  ChannelsCommand(Machine machine) {
    super(machine);
  }

  @Override
  int run(Api api) {
    var answer = api.json(Ask.get("/v1/channels"));
    return show(
        answer,
        () -> {
          var table = new Table("NAME", "PLATFORM", "LANGUAGES", "CREDENTIALS");
          answer.path("channels").forEach(channel -> table.row(row(channel)));
          table.print(out());
        });
  }

  private static String[] row(JsonNode channel) {
    return new String[] {
      channel.path("name").asText() + (channel.path("drill").asBoolean() ? " (drill)" : ""),
      channel.path("platform").asText(),
      String.join(" ", channel.path("languages").valueStream().map(JsonNode::asText).toList()),
      channel.path("credentials").asText()
    };
  }
}
