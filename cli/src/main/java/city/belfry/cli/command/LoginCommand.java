package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Refused;
import city.belfry.cli.api.Server;
import city.belfry.cli.config.ConfigFolder;
import city.belfry.cli.config.Profile;
import city.belfry.cli.config.Profiles;
import city.belfry.cli.sign.SignIn;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Signs in to a city, in the browser. */
@Command(
    name = "login",
    description = {
      "Signs in to a city by its OpenID provider, in the browser, and keeps that for this user",
      "alone. The next time --name is enough."
    },
    mixinStandardHelpOptions = true)
final class LoginCommand implements Callable<Integer> {
  private final Machine machine;

  @Option(
      names = "--name",
      paramLabel = "CITY",
      defaultValue = "city",
      description = "what to call it here (usually ${DEFAULT-VALUE})")
  private String name = "";

  @Option(names = "--server", paramLabel = "URL", description = "the API: the stack's ApiUrl")
  private @Nullable String server;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description = "the OpenID provider: the stack's JwtIssuer")
  private @Nullable String issuer;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description = "of a public client (no secret) registered there for these commands")
  private @Nullable String clientId;

  @Option(
      names = "--scopes",
      paramLabel = "SCOPES",
      description = "beside openid, with spaces between (usually offline_access where known)")
  private @Nullable String scopes;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "of this machine to come back to, where the provider wants it registered")
  private int port;

  @Spec private @Nullable CommandSpec spec;

  LoginCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    var profiles = new Profiles(ConfigFolder.of(machine));
    var known = profiles.find(name);
    var where = known(server, known.map(p -> p.server().toString()), "--server");
    var who =
        Server.secure(known(issuer, known.map(p -> p.issuer().toString()), "--issuer"), "sign-in");
    var client = known(clientId, known.map(Profile::clientId), "--client-id");
    var wanted = new SignIn.Wanted(who, client, Optional.ofNullable(scopes), port);
    var held = new SignIn(machine).with(wanted, page -> tell(out, page));
    profiles.keep(new Profile(name, Server.of(where), who, client, held));
    out.println("You are signed in. Say: ./belfry list --name " + name);
    return 0;
  }

  private static void tell(PrintWriter out, URI page) {
    out.println("Open this page in a browser on this machine, if it does not open by itself:");
    out.println(page);
  }

  private String known(@Nullable String given, Optional<String> earlier, String option) {
    return Optional.ofNullable(given)
        .or(() -> earlier)
        .orElseThrow(() ->
            new Refused(
                "\"%s\" is not known here yet: the first sign-in needs %s (docs/cli.md says where it stands)."
                    .formatted(name, option)));
  }
}
