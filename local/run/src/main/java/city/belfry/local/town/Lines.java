package city.belfry.local.town;

import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The embedded cloud's lines in the form of the functions' own. */
final class Lines {
  private Lines() {}

  static ObjectNode of(String line) {
    return Json.object().put("level", "WARN").put("what", "cloud").put("message", line);
  }
}
