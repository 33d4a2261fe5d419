package city.belfry.platform.bluesky.stage;

import city.belfry.stage.StageReply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** So many points in a window that begins with the first of them. */
final class Points {
  private final int limit;
  private final Duration length;
  private final Map<String, Window> windows = new HashMap<>();

  Points(int limit, Duration length) {
    this.limit = limit;
    this.length = length;
  }

  private record Window(Instant reset, int used) {}

  /** Takes points also where none are left: a server counts what it refuses. */
  boolean take(String key, int points, Instant now) {
    var window = window(key, now);
    windows.put(key, new Window(window.reset, Math.min(window.used + points, limit + 1)));
    return window.used + points <= limit;
  }

  int left(String key, Instant now) {
    return Math.max(0, limit - window(key, now).used);
  }

  StageReply headers(StageReply reply, String key, Instant now) {
    return headers(reply, left(key, now), window(key, now).reset);
  }

  /** No Retry-After; the reset in whole Unix seconds. */
  StageReply headers(StageReply reply, int left, Instant reset) {
    return reply
        .with("RateLimit-Limit", String.valueOf(limit))
        .with("RateLimit-Remaining", String.valueOf(left))
        .with("RateLimit-Reset", String.valueOf(reset.getEpochSecond()))
        .with("RateLimit-Policy", limit + ";w=" + length.toSeconds());
  }

  private Window window(String key, Instant now) {
    var window = windows.get(key);
    return window == null || !now.isBefore(window.reset) ? new Window(now.plus(length), 0) : window;
  }
}
