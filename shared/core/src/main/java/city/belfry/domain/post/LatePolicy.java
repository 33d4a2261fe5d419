package city.belfry.domain.post;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to what could not go out at its due instant. Nothing ever goes out after expiry. */
public sealed interface LatePolicy {
  /** What is more than this after due counts as delayed, and is marked where the policy says so. */
  Duration DELAYED_AFTER = Duration.ofMinutes(1);

  /** The longest that anything waits which names no limit of its own. */
  Duration LONGEST = Duration.ofDays(30);

  /** Send it as it is. */
  record SendAnyway() implements LatePolicy {}

  /** Send it with a mark, in its language, that it is delayed. */
  record SendMarked() implements LatePolicy {}

  /**
   * Do not send it any more.
   *
   * @param limit counted from due; positive
   */
  record NotAfter(Duration limit) implements LatePolicy {
    public NotAfter {
      if (!limit.isPositive()) {
        throw new IllegalArgumentException("a late limit is positive: " + limit);
      }
    }
  }

  /** What holds where the author chose nothing. */
  static LatePolicy usualFor(Severity severity) {
    return switch (severity) {
      case ROUTINE -> new NotAfter(Duration.ofHours(1));
      case URGENT -> new SendMarked();
      case EMERGENCY -> new SendAnyway();
    };
  }

  /** The last instant at which the first byte may leave. */
  default Instant until(Instant due, @Nullable Instant expiry) {
    var limit =
        switch (this) {
          case NotAfter(var duration) -> due.plus(duration);
          case SendAnyway _, SendMarked _ -> due.plus(LONGEST);
        };
    return expiry != null && expiry.isBefore(limit) ? expiry : limit;
  }
}
