package city.belfry.cli.connect;

import city.belfry.cli.Machine.Keyboard;
import city.belfry.cli.api.Json;
import city.belfry.cli.api.Refused;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;

/** Secrets as they are typed, unseen, or piped in as one JSON object. */
public final class Secrets {
  private Secrets() {}

  /**
   * Reads them all.
   *
   * @throws Refused naming what is missing or unknown, never a value
   */
  public static ObjectNode read(Asked asked, Keyboard keyboard) {
    var secrets = keyboard.isTerminal() ? typed(asked, keyboard) : piped(keyboard);
    var wrong = new ArrayList<String>();
    for (var name : asked.needed()) {
      if (secrets.path(name).asText().isBlank()) {
        wrong.add(name + " is missing");
      }
    }
    secrets
        .properties()
        .forEach(entry -> {
          var known =
              asked.needed().contains(entry.getKey()) || asked.optional().contains(entry.getKey());
          if (!known) {
            wrong.add(entry.getKey() + " is no name the platform knows");
          } else if (!entry.getValue().isTextual()) {
            wrong.add(entry.getKey() + " is no text");
          } else if (!entry
              .getValue()
              .asText()
              .strip()
              .chars()
              .allMatch(c -> c > 0x20 && c < 0x7f)) {
            wrong.add(entry.getKey() + " has characters that no credential has");
          }
        });
    if (!wrong.isEmpty()) {
      throw new Refused("Nothing was stored: " + String.join("; ", wrong) + ".");
    }
    return secrets;
  }

  private static ObjectNode typed(Asked asked, Keyboard keyboard) {
    var secrets = Json.object();
    for (var name : asked.needed()) {
      secrets.put(name, keyboard.secret(name + ": ").strip());
    }
    for (var name : asked.optional()) {
      var value = keyboard.secret(name + " (Enter for none): ").strip();
      if (!value.isEmpty()) {
        secrets.put(name, value);
      }
    }
    return secrets;
  }

  /** Its own reader: a parser's message would show a part of the text. */
  private static ObjectNode piped(Keyboard keyboard) {
    if (Json.parse(keyboard.all()).orElse(null) instanceof ObjectNode object) {
      return object;
    }
    throw new Refused(
        "Nothing was stored: what was piped in is not one JSON object of names and secrets.");
  }
}
