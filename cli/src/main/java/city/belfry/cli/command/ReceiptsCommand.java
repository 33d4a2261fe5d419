package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import city.belfry.cli.show.Moment;
import city.belfry.cli.show.Table;
import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what came of an announcement. */
@Command(name = "receipts", description = "Shows what came of an announcement, channel by channel.")
final class ReceiptsCommand extends ApiCommand {
  @Parameters(paramLabel = "POST", description = "its id, as list shows it")
  private String post = "";

  @Option(
      names = "--language",
      paramLabel = "TAG",
      defaultValue = "en",
      description = "of the reasons: en, es, zh-Hans or zh-Hant (usually ${DEFAULT-VALUE})")
  private String language = "en";

  ReceiptsCommand(Machine machine) {
    super(machine);
  }

  @Override
  int run(Api api) {
    var ask = Ask.get("/v1/posts/" + part(post) + "/receipts").header("accept-language", language);
    var answer = api.json(ask);
    return show(
        answer,
        () -> {
          var table = new Table("DELIVERY", "STATE", "DUE", "LATE", "WHERE OR WHY");
          answer.path("receipts").forEach(receipt -> table.row(row(receipt)));
          table.print(out());
        });
  }

  private static String[] row(JsonNode receipt) {
    var late = receipt.path("latenessMillis");
    return new String[] {
      receipt.path("id").asText(),
      receipt.path("state").asText(),
      Moment.of(receipt.path("due"), zone()),
      late.isNumber() ? Math.round(late.asDouble()) + " ms" : "",
      receipt.path("permalink").asText(receipt.path("reason").path("words").asText())
    };
  }
}
