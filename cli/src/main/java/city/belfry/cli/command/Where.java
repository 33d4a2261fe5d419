package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Api;
import city.belfry.cli.api.Refused;
import city.belfry.cli.api.Server;
import city.belfry.cli.config.ConfigFolder;
import city.belfry.cli.config.Profiles;
import city.belfry.cli.config.TownFile;
import city.belfry.cli.sign.SignIn;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which city is meant, and who asks. */
final class Where {
  @Option(
      names = "--name",
      paramLabel = "CITY",
      description = "the city that you signed in to by this name (see login)")
  private @Nullable String name;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "the API's address, with a token in the variable BELFRY_TOKEN")
  private @Nullable String server;

  boolean isLocal() {
    return name == null && server == null;
  }

  Api open(Machine machine, Api.Means means) {
    if (name != null && server != null) {
      throw new Refused("--name and --server name one city each: leave one out.");
    }
    if (name != null) {
      return signedIn(name, machine, means);
    }
    if (server != null) {
      return new Api(Server.of(server), fromVariable(machine), means);
    }
    var town = TownFile.read(machine);
    return new Api(
        town.server(), always(town.token(), "Start the town again: ./belfry local"), means);
  }

  private static Api signedIn(String name, Machine machine, Api.Means means) {
    var profiles = new Profiles(ConfigFolder.of(machine));
    var profile = profiles.find(name).orElseThrow(() -> Profiles.nobody(name));
    var signIn = new SignIn(machine);
    var tokens =
        new Api.TokenSource() {
          @Override
          public String token() {
            return profiles
                .held(name, p -> signIn.renewed(p.issuer(), p.clientId(), p.held()))
                .access();
          }

          @Override
          public String afterRefusal() {
            return "Sign in again: ./belfry login --name " + name;
          }
        };
    return new Api(profile.server(), tokens, means);
  }

  private static Api.TokenSource fromVariable(Machine machine) {
    var token =
        machine
            .variable("BELFRY_TOKEN")
            .orElseThrow(() ->
                new Refused(
                    "--server wants a token in the variable BELFRY_TOKEN. To sign in as a person: ./belfry login --name CITY --server URL"));
    return always(token.strip(), "The token in BELFRY_TOKEN is not good there, or has ended.");
  }

  private static Api.TokenSource always(String token, String afterRefusal) {
    return new Api.TokenSource() {
      @Override
      public String token() {
        return token;
      }

      @Override
      public String afterRefusal() {
        return afterRefusal;
      }
    };
  }
}
