package city.belfry.platform.bluesky;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Of many in this process that ask the same at once, one asks, and all have its answer: twenty
 * deliveries of a first evening are one login, and wait for a silent server once. Safe for threads.
 */
final class AskOnce<T> {
  private final ConcurrentMap<String, CompletableFuture<T>> underWay = new ConcurrentHashMap<>();

  T ask(String what, Supplier<T> question) {
    var mine = new CompletableFuture<T>();
    var other = underWay.putIfAbsent(what, mine);
    if (other != null) {
      return other.join();
    }
    try {
      var answer = question.get();
      mine.complete(answer);
      return answer;
    } finally {
      underWay.remove(what);
      // After an answer this does nothing; without one, nobody waits for it for ever.
      mine.cancel(false);
    }
  }
}
