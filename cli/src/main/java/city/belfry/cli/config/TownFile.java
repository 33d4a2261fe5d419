package city.belfry.cli.config;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Json;
import city.belfry.cli.api.Refused;
import city.belfry.cli.api.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/** The town that runs on this machine, as {@code ./belfry local} leaves word of itself. */
public record TownFile(Server server, String token) {
  /**
   * The town's address and the token to enter with.
   *
   * @throws Refused where none runs, or it believes the tokens of an issuer elsewhere
   */
  public static TownFile read(Machine machine) {
    var file = machine.home().resolve(".belfry/town.json");
    try {
      var node = Json.read(Files.readString(file), file.toString());
      var server = Server.of(node.path("address").asText());
      if (node.has("issuer")) {
        throw new Refused(
            "The town on this machine wants a sign-in. Say: ./belfry login --name laptop --server %s --issuer %s --client-id ID, and --name laptop from then on."
                .formatted(server, node.path("issuer").asText()));
      }
      return new TownFile(server, node.path("token").asText());
    } catch (NoSuchFileException _) {
      throw new Refused(
          "No town runs on this machine. Start one with ./belfry local, or name a city with --name or --server.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "TownFile[" + server + ", ***]";
  }
}
