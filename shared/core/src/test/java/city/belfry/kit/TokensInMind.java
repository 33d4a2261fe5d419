package city.belfry.kit;

import city.belfry.platform.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shared sessions in memory, under the conditions that the table's keep. Safe for threads. */
public final class TokensInMind implements Tokens {
  private final Map<String, Kept> all = new HashMap<>();

  @Override
  public synchronized Optional<Kept> read(String channel) {
    return Optional.ofNullable(all.get(channel));
  }

  @Override
  public synchronized boolean spend(String channel, Kept seen) {
    var kept = all.get(channel);
    if (kept == null || kept.spending() || kept.generation() != seen.generation()) {
      return false;
    }
    all.put(channel, new Kept(kept.generation(), true, kept.sealed()));
    return true;
  }

  @Override
  public synchronized boolean replace(String channel, @Nullable Kept seen, String sealed) {
    var generation = seen == null ? 0 : seen.generation();
    var kept = all.get(channel);
    if ((kept == null ? 0 : kept.generation()) != generation) {
      return false;
    }
    all.put(channel, new Kept(generation + 1, false, sealed));
    return true;
  }
}
