package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import city.belfry.cli.api.Json;
import city.belfry.cli.doctor.Aws;
import city.belfry.cli.doctor.ChannelsCheck;
import city.belfry.cli.doctor.Check;
import city.belfry.cli.doctor.ClockCheck;
import city.belfry.cli.doctor.CredentialsCheck;
import city.belfry.cli.doctor.Examined;
import city.belfry.cli.doctor.HeartbeatCheck;
import city.belfry.cli.doctor.ServerCheck;
import city.belfry.cli.doctor.StackChecks;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what is wrong with a city's Belfry. */
@Command(
    name = "doctor",
    description = {
      "Says what is wrong and what to do: of the town on this machine, of a city's API, or with",
      "--stack of a deployed stack. Changes nothing. Ends with 1 when something is wrong."
    })
final class DoctorCommand extends ApiCommand {
  @Option(
      names = "--stack",
      paramLabel = "STACK",
      description = "the deployed stack; needs AWS credentials that may read it")
  private @Nullable String stack;

  @Option(names = "--region", paramLabel = "REGION", description = "the stack's region")
  private @Nullable String region;

  DoctorCommand(Machine machine) {
    super(machine);
  }

  @Override
  boolean needsApi() {
    return stack == null;
  }

  @Override
  int run(Api api) {
    var checks = new ArrayList<Check>(ofApi(api));
    if (stack == null) {
      return examine(checks);
    }
    try (var aws = Aws.open(Optional.ofNullable(region))) {
      checks.addAll(StackChecks.of(stack, aws, machine));
      checks.add(new CredentialsCheck(api, aws.parameters(), stack));
      return examine(checks);
    }
  }

  @Override
  int runAlone() {
    try (var aws = Aws.open(Optional.ofNullable(region))) {
      err()
          .println(
              "Channels, credentials and heartbeat are left out: name the city too (--name, --server).");
      return examine(StackChecks.of(stack == null ? "" : stack, aws, machine));
    }
  }

  private List<Check> ofApi(Api api) {
    return List.of(
        new ServerCheck(api),
        new ClockCheck(
            api.server().toString(),
            () -> api.send(Ask.get("/v1/hold")).header("date"),
            machine.clock()),
        new ChannelsCheck(api, machine.clock()),
        new HeartbeatCheck(api));
  }

  private int examine(List<Check> checks) {
    var all = checks.stream().map(Examined::of).toList();
    show(json(all), () -> all.forEach(this::tell));
    return all.stream().allMatch(Examined::well) ? 0 : 1;
  }

  private void tell(Examined examined) {
    out().println((examined.well() ? "well   " : "WRONG  ") + examined.name());
    examined.findings().forEach(finding -> out().println("       " + finding.sentence()));
  }

  private static JsonNode json(List<Examined> all) {
    var node = Json.object();
    node.put("well", all.stream().allMatch(Examined::well));
    var checks = node.putArray("checks");
    for (var examined : all) {
      var check = checks.addObject().put("name", examined.name()).put("well", examined.well());
      var findings = check.putArray("findings");
      examined
          .findings()
          .forEach(f ->
              findings
                  .addObject()
                  .put("wrong", f.wrong())
                  .put("what", f.what())
                  .put("help", f.help()));
    }
    return node;
  }
}
