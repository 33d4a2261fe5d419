package city.belfry.platform.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A channel's secrets by name, or what is missing of them. Neither form prints a value. */
public sealed interface Keyring {
  /** All that is needed. */
  record Complete(Map<String, String> secrets) implements Keyring {
    public Complete {
      secrets = Map.copyOf(secrets);
    }

    /** The secret of a name that is needed. */
    public String get(String name) {
      return find(name).orElseThrow(() -> new IllegalArgumentException("nobody asked for " + name));
    }

    /** The secret of a name that may be left out. */
    public Optional<String> find(String name) {
      return Optional.ofNullable(secrets.get(name));
    }

    /**
     * @param derived secrets that were made of these
     */
    public Raw raw(String... derived) {
      var all = new ArrayList<>(secrets.values());
      all.addAll(List.of(derived));
      return new Raw(all);
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
}
