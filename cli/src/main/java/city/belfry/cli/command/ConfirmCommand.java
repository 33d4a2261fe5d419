package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Api;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that an unconfirmed delivery is there. */
@Command(
    name = "confirm",
    description = "Says that an unconfirmed delivery is there: you looked and saw it.")
final class ConfirmCommand extends ApiCommand {
  @Parameters(paramLabel = "DELIVERY", description = "its id, as receipts shows it")
  private String delivery = "";

  @Option(names = "--permalink", paramLabel = "URL", description = "where you saw it")
  private @Nullable String permalink;

  @Option(names = "--seen", paramLabel = "N", description = "as you saw it; left out: as it is now")
  private @Nullable Integer version;

  ConfirmCommand(Machine machine) {
    super(machine);
  }

  @Override
  int run(Api api) {
    var body = DeliveryAct.body(api, delivery, version);
    if (permalink != null) {
      body.put("permalink", permalink);
    }
    var answer = DeliveryAct.send(api, delivery, "confirm", body);
    return show(answer, () -> out().println(DeliveryAct.words(answer)));
  }
}
