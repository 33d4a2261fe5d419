package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import city.belfry.cli.api.Json;
import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes announcements and their receipts, one JSON object a line. */
@Command(
    name = "export",
    description = {
      "Writes announcements and their receipts to standard output, one JSON object a line, with",
      "\"kind\": post, receipt or earlier-receipt. Reads only."
    })
final class ExportCommand extends ApiCommand {
  @Mixin private final Span span = new Span();

  ExportCommand(Machine machine) {
    super(machine);
  }

  @Override
  int run(Api api) {
    for (var listed : Posts.of(api, span.query(null), Integer.MAX_VALUE)) {
      var path = "/v1/posts/" + part(listed.path("id").asText());
      line("post", api.json(Ask.get(path)));
      var receipts = api.json(Ask.get(path + "/receipts"));
      receipts.path("receipts").forEach(receipt -> line("receipt", receipt));
      receipts.path("earlier").forEach(receipt -> line("earlier-receipt", receipt));
    }
    return 0;
  }

  private void line(String kind, JsonNode what) {
    var line = Json.object().put("kind", kind);
    line.set(kind.equals("post") ? "post" : "receipt", what);
    out().println(line.toString());
  }
}
