package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.config.ConfigFolder;
import city.belfry.cli.config.Profiles;
import city.belfry.cli.sign.SignIn;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Forgets a sign-in. */
@Command(
    name = "logout",
    description = "Forgets a sign-in, here and, where it can be told, at the provider.",
    mixinStandardHelpOptions = true)
final class LogoutCommand implements Callable<Integer> {
  private final Machine machine;

  @Option(
      names = "--name",
      paramLabel = "CITY",
      defaultValue = "city",
      description = "which one (usually ${DEFAULT-VALUE})")
  private String name = "";

  @Spec private @Nullable CommandSpec spec;

  LogoutCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    var profiles = new Profiles(ConfigFolder.of(machine));
    var profile = profiles.find(name).orElseThrow(() -> Profiles.nobody(name));
    // Here first: the provider may be out of reach.
    profiles.forget(name);
    new SignIn(machine).end(profile.issuer(), profile.clientId(), profile.held());
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .println(
            "Forgotten. The access token itself is good until " + profile.held().expires() + ".");
    return 0;
  }
}
