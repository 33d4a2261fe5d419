package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import city.belfry.cli.api.Json;
import city.belfry.cli.api.Refused;
import city.belfry.cli.connect.Asked;
import city.belfry.cli.connect.ParameterStore;
import city.belfry.cli.connect.SecretStore;
import city.belfry.cli.connect.Secrets;
import city.belfry.cli.connect.TownStore;
import city.belfry.cli.doctor.Aws;
import city.belfry.cli.doctor.ChannelHealth;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Connects a channel, or connects one anew. */
@Command(
    name = "connect",
    description = {
      "Connects a channel, or stores new secrets for one. Secrets are typed unseen, or piped in as",
      "one JSON object; they go to the parameter store and nowhere else."
    })
final class ConnectCommand extends ApiCommand {
  @Parameters(paramLabel = "NAME", description = "the channel's name")
  private String name = "";

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      description = "needed for a new channel; docs/platforms/ has a page for each")
  private @Nullable String platform;

  @Option(
      names = "--languages",
      paramLabel = "TAGS",
      split = ",",
      description = "what its readers read, with commas between; needed for a new channel")
  private final List<String> languages = new ArrayList<>();

  @Option(
      names = "--setting",
      paramLabel = "NAME=VALUE",
      description = "of the platform; no secrets")
  private final Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "of the platform's API, if not its own")
  private @Nullable String baseUrl;

  @Option(names = "--together", description = "one message with all its languages")
  private boolean together;

  @Option(names = "--drill", description = "drills may reach it")
  private boolean drill;

  @Option(
      names = "--stack",
      paramLabel = "STACK",
      description = "the deployed stack whose parameter store gets the secrets; needs AWS rights")
  private @Nullable String stack;

  @Option(names = "--region", paramLabel = "REGION", description = "the stack's region")
  private @Nullable String region;

  ConnectCommand(Machine machine) {
    super(machine);
  }

  @Override
  int run(Api api) {
    if (stack == null && !api.server().isHere()) {
      throw new Refused("Name the stack too: --stack says whose parameter store gets the secrets.");
    }
    var channel = channel(api);
    var kind = channel.path("platform").asText();
    var asked = Asked.of(machine.home(), kind);
    if (!asked.needed().isEmpty()) {
      var reference = "channels/" + kind + "/" + name;
      var secrets = Secrets.read(asked, machine.keyboard());
      store(api, reference, secrets);
      channel.put("credentials", reference);
    }
    var connected = api.json(Ask.of("PUT", path(), channel).safeToRepeat());
    return show(
        connected,
        () -> {
          out()
              .println(
                  name + " is connected, generation " + connected.path("generation").asInt() + ".");
          ChannelHealth.lines(api, name, machine.clock().instant()).forEach(out()::println);
        });
  }

  private String path() {
    return "/v1/channels/" + part(name);
  }

  /** As it stands, changed by the options; a new one where there is none. */
  private ObjectNode channel(Api api) {
    var channel = known(api).orElseGet(this::fresh);
    if (platform != null && !platform.equals(channel.path("platform").asText())) {
      throw new Refused(
          name + " is on " + channel.path("platform").asText() + ": choose another name.");
    }
    if (!languages.isEmpty()) {
      var tags = channel.putArray("languages");
      languages.forEach(tags::add);
    }
    settings.forEach((key, value) -> channel.withObject("/settings").put(key, value));
    if (baseUrl != null) {
      channel.put("baseUrl", baseUrl);
    }
    if (together) {
      channel.put("together", true);
    }
    if (drill) {
      channel.put("drill", true);
    }
    return channel;
  }

  private Optional<ObjectNode> known(Api api) {
    for (JsonNode channel : api.json(Ask.get("/v1/channels")).path("channels")) {
      if (channel.path("name").asText().equals(name) && channel instanceof ObjectNode object) {
        object.remove(List.of("name", "generation"));
        return Optional.of(object);
      }
    }
    return Optional.empty();
  }

  private ObjectNode fresh() {
    if (platform == null || languages.isEmpty()) {
      throw new Refused(
          "There is no channel " + name + " yet: a new one needs --platform and --languages.");
    }
    return Json.object().put("platform", platform);
  }

  private void store(Api api, String reference, ObjectNode secrets) {
    if (stack == null) {
      keep(new TownStore(api), reference, secrets);
      return;
    }
    try (var aws = Aws.open(Optional.ofNullable(region))) {
      keep(new ParameterStore(aws.parameters(), stack), reference, secrets);
    }
  }

  private static void keep(SecretStore store, String reference, ObjectNode secrets) {
    store.put(reference, secrets);
  }
}
