package city.belfry.local.command;

import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Word of the town that runs on this machine, for the client commands: its address and, where it
 * has one to give, a token, for this user's eyes only. The town that started last leaves it.
 */
final class TownFile {
  private final Path file;
  private final String text;

  private TownFile(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /** Written, and gone when this process ends in its own time; a killed one leaves it behind. */
  static void leave(Path home, URI address, String token) throws IOException {
    leave(home, Json.object().put("address", address.toString()).put("token", token));
  }

  /** Of a town that believes the tokens of an issuer elsewhere: there is none to leave. */
  static void leaveWithoutToken(Path home, URI address, URI issuer) throws IOException {
    leave(home, Json.object().put("address", address.toString()).put("issuer", issuer.toString()));
  }

  private static void leave(Path home, ObjectNode node) throws IOException {
    var word = new TownFile(home.resolve(".belfry/town.json"), node.toString());
    word.write();
    Runtime.getRuntime().addShutdownHook(new Thread(word::remove));
  }

  private void write() throws IOException {
    var folder = Files.createDirectories(file.resolveSibling("."));
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var half = Files.createTempFile(folder, "town", ".new", owner);
    Files.writeString(half, text);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Unless another town has left its own meanwhile. */
  private void remove() {
    try {
      if (Files.readString(file).equals(text)) {
        Files.delete(file);
      }
    } catch (IOException _) {
      // The next town writes over it.
    }
  }
}
