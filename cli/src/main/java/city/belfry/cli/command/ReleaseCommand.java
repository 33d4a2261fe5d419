package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends the city's hold, or lets one parked delivery go. */
@Command(
    name = "release",
    description = {
      "Ends the city's hold; what became late meanwhile is parked for a person.",
      "With a delivery: lets that parked one go out."
    })
final class ReleaseCommand extends ApiCommand {
  @Parameters(
      paramLabel = "DELIVERY",
      arity = "0..1",
      description = "a parked one, as receipts shows it; left out: the hold")
  private @Nullable String delivery;

  @Option(names = "--because", paramLabel = "REASON", description = "why the hold ends")
  private @Nullable String because;

  @Option(
      names = "--seen",
      paramLabel = "N",
      description = "of the delivery, as you saw it; left out: as it is now")
  private @Nullable Integer version;

  ReleaseCommand(Machine machine) {
    super(machine);
  }

  @Override
  int run(Api api) {
    if (delivery == null) {
      var hold = api.json(Ask.of("DELETE", "/v1/hold", because(because)));
      return show(hold, () -> HoldCommand.words(hold).forEach(out()::println));
    }
    var body = DeliveryAct.body(api, delivery, version);
    var answer = DeliveryAct.send(api, delivery, "release", body);
    return show(answer, () -> out().println(DeliveryAct.words(answer)));
  }
}
