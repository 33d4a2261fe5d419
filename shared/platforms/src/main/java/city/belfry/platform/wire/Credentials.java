package city.belfry.platform.wire;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where a channel's secrets are stored, and which of them are needed. Safe for threads. */
public final class Credentials {
  private final Secrets store;
  private final String reference;
  private final List<String> needed;
  private final List<String> optional;
  private volatile @Nullable Keyring held;

  public Credentials(Secrets store, Channel channel, List<String> needed) {
    this(store, channel, needed, List.of());
  }

  /**
   * @param optional names that may be left out, but not be unusable
   */
  public Credentials(Secrets store, Channel channel, List<String> needed, List<String> optional) {
    this.store = store;
    this.reference = channel.credentials();
    this.needed = needed;
    this.optional = optional;
  }

  /** What a channel that names no credentials lacks. */
  public static Optional<Problem> problem(Channel channel, String help) {
    return channel.credentials().isBlank()
        ? Optional.of(
            new Problem(
                channel.platform() + ".no-credentials",
                "/credentials",
                "The channel names no credentials.",
                help))
        : Optional.empty();
  }

  /** What was read last, so that no secret is fetched at the due second. */
  public Keyring held() {
    var keys = held;
    return keys == null ? fresh() : keys;
  }

  /**
   * Reads them. White space around a value is a slip of copying and is left out; a value that no
   * HTTP header can carry counts as missing.
   */
  public Keyring fresh() {
    var keys = read();
    held = keys;
    return keys;
  }

  private Keyring read() {
    if (reference.isBlank()) {
      return new Keyring.Lacking("the channel names no credentials");
    }
    return store
        .read(reference)
        .map(this::keys)
        .orElseGet(() -> new Keyring.Lacking("nothing is stored under " + reference));
  }

  private Keyring keys(Map<String, String> stored) {
    var found = new HashMap<String, String>();
    stored.forEach((name, value) -> {
      if (needed.contains(name) || optional.contains(name)) {
        found.put(name, value.strip());
      }
    });
    found.values().removeIf(String::isEmpty);
    var missing = new ArrayList<>(needed);
    missing.removeIf(name -> usable(found.get(name)));
    optional.stream()
        .filter(found::containsKey)
        .filter(Predicate.not(name -> usable(found.get(name))))
        .forEach(missing::add);
    return missing.isEmpty()
        ? new Keyring.Complete(found)
        : new Keyring.Lacking(reference + " has no usable " + String.join(", ", missing));
  }

  private static boolean usable(@Nullable String value) {
    return value != null && value.chars().allMatch(c -> c > 0x20 && c < 0x7f);
  }
}
