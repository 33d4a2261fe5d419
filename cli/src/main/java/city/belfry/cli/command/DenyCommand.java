package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Api;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that an unconfirmed delivery is not there. */
@Command(
    name = "deny",
    description = "Says that an unconfirmed delivery is not there: you looked and it is not.")
final class DenyCommand extends ApiCommand {
  @Parameters(paramLabel = "DELIVERY", description = "its id, as receipts shows it")
  private String delivery = "";

  @Option(
      names = "--then",
      paramLabel = "close|send",
      required = true,
      description = "close it as missed, or send it again")
  private Then then = Then.CLOSE;

  @Option(names = "--seen", paramLabel = "N", description = "as you saw it; left out: as it is now")
  private @Nullable Integer version;

  /** What becomes of it. */
  enum Then {
    CLOSE,
    SEND
  }

  DenyCommand(Machine machine) {
    super(machine);
  }

  @Override
  int run(Api api) {
    var body =
        DeliveryAct.body(api, delivery, version).put("then", then.name().toLowerCase(Locale.ROOT));
    var answer = DeliveryAct.send(api, delivery, "deny", body);
    return show(answer, () -> out().println(DeliveryAct.words(answer)));
  }
}
