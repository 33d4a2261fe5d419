package city.belfry.platform.bluesky;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One at a time for each name, in this process: of many that find no session one logs in, and the
 * others find its session. Safe for threads.
 */
final class Turns {
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  <T> T take(String name, Supplier<T> act) {
    var lock = locks.computeIfAbsent(name, _ -> new ReentrantLock());
    lock.lock();
    try {
      return act.get();
    } finally {
      lock.unlock();
    }
  }
}
