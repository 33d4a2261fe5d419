package city.belfry.platform;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Whom a channel reaches.
 *
 * @param followers empty where the platform does not tell, or could not be asked
 * @param raw why it is empty; otherwise empty
 * @param views how often each post of the last {@link #WEEK} was seen so far, by the platform's id
 *     of it; without those of which nothing is told
 */
public record Reach(OptionalLong followers, String raw, Map<String, Long> views) {
  /** Older posts are hardly looked at any more, and reading them may cost. */
  public static final Duration WEEK = Duration.ofDays(7);

  public Reach {
    views = Map.copyOf(views);
  }

  /** Of a platform that tells no views. */
  public Reach(OptionalLong followers, String raw) {
    this(followers, raw, Map.of());
  }

  public Reach viewed(Map<String, Long> often) {
    return new Reach(followers, raw, often);
  }
}
