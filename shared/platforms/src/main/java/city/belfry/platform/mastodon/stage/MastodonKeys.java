package city.belfry.platform.mastodon.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which status an account made under which key, for an hour. */
final class MastodonKeys {
  private static final Duration LIFE = Duration.ofHours(1);

  private final Map<Name, Made> made = new HashMap<>();

  private record Name(String account, String key) {}

  private record Made(String status, Instant until) {}

  /** The status that there is already. */
  Optional<String> find(String account, String key, Instant now) {
    return Optional.ofNullable(made.get(new Name(account, key)))
        .filter(earlier -> now.isBefore(earlier.until))
        .map(Made::status);
  }

  void keep(String account, String key, String status, Instant now) {
    made.put(new Name(account, key), new Made(status, now.plus(LIFE)));
  }
}
