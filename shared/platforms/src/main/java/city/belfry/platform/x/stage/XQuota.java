package city.belfry.platform.x.stage;

import city.belfry.stage.StageReply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** So many posts of an account in a quarter of an hour that begins with the first of them. */
final class XQuota {
  private static final Duration LENGTH = Duration.ofMinutes(15);

  private final int limit;
  private final Map<String, Window> windows = new HashMap<>();

  XQuota(int limit) {
    this.limit = limit;
  }

  private record Window(Instant reset, int used) {}

  private Window window(String account, Instant now) {
    var window = windows.get(account);
    return window == null || !now.isBefore(window.reset) ? new Window(now.plus(LENGTH), 0) : window;
  }

  boolean spent(String account, Instant now) {
    return window(account, now).used >= limit;
  }

  Instant reset(String account, Instant now) {
    return window(account, now).reset;
  }

  /** How many are left. */
  int take(String account, Instant now) {
    var window = window(account, now);
    windows.put(account, new Window(window.reset, window.used + 1));
    return limit - window.used - 1;
  }

  StageReply headers(StageReply reply, int left, Instant reset) {
    return reply
        .with("x-rate-limit-limit", String.valueOf(limit))
        .with("x-rate-limit-remaining", String.valueOf(left))
        .with("x-rate-limit-reset", String.valueOf(reset.plusMillis(999).getEpochSecond()));
  }
}
