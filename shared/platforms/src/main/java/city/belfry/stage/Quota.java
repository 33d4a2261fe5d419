package city.belfry.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** So many of an account in a window that begins with the first of them. Safe for threads. */
public final class Quota {
  private final int limit;
  private final Duration length;
  private final Map<String, Window> windows = new HashMap<>();

  public Quota(int limit, Duration length) {
    this.limit = limit;
    this.length = length;
  }

  private record Window(Instant reset, int used) {}

  private Window window(String account, Instant now) {
    var window = windows.get(account);
    return window == null || !now.isBefore(window.reset) ? new Window(now.plus(length), 0) : window;
  }

  public int limit() {
    return limit;
  }

  public synchronized boolean spent(String account, Instant now) {
    return window(account, now).used >= limit;
  }

  public synchronized Instant reset(String account, Instant now) {
    return window(account, now).reset;
  }

  /** How many are left. */
  public synchronized int take(String account, Instant now) {
    var window = window(account, now);
    windows.put(account, new Window(window.reset, window.used + 1));
    return limit - window.used - 1;
  }
}
