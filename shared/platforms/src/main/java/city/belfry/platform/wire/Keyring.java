package city.belfry.platform.wire;

import city.belfry.platform.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A channel's secrets by name, or what is missing of them. Neither form prints a value. */
public sealed interface Keyring {
  /** All that was asked for. */
  record Complete(Map<String, String> secrets) implements Keyring {
    public Complete {
      secrets = Map.copyOf(secrets);
    }

    /** The secret of a name that was asked for. */
    public String get(String name) {
      var secret = secrets.get(name);
      if (secret == null) {
        throw new IllegalArgumentException("nobody asked for " + name);
      }
      return secret;
    }

    public Raw raw() {
      return new Raw(secrets.values());
    }

    @Override
    public String toString() {
      return "Complete" + secrets.keySet();
    }
  }

  /**
   * @param what which reference or names, never a value
   */
  record Lacking(String what) implements Keyring {}

  /**
   * Reads the secrets behind a reference. White space around a value is a slip of copying and is
   * left out; a value that no HTTP header can carry counts as missing.
   */
  static Keyring read(Secrets store, String reference, List<String> names) {
    if (reference.isBlank()) {
      return new Lacking("the channel names no credentials");
    }
    var all = store.read(reference).orElse(null);
    if (all == null) {
      return new Lacking("nothing is stored under " + reference);
    }
    var found = new HashMap<String, String>();
    var missing = new ArrayList<String>();
    for (var name : names) {
      var value = all.getOrDefault(name, "").strip();
      if (value.isEmpty() || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
        missing.add(name);
      } else {
        found.put(name, value);
      }
    }
    return missing.isEmpty()
        ? new Complete(found)
        : new Lacking(reference + " has no usable " + String.join(", ", missing));
  }
}
