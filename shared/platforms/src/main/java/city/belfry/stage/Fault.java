package city.belfry.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the next publishing requests to a platform meet.
 *
 * @param platform whose requests
 * @param times how many requests, at least 1
 * @param account only requests that name this account, wherever they do; null for all
 * @param textContains only requests that say this; null for all
 * @param pause how long the client waits, counted from the request's arrival
 * @param until when {@link Kind#LIMITED} ends; null for a minute after the request
 */
public record Fault(
    String platform,
    Kind kind,
    int times,
    @Nullable String account,
    @Nullable String textContains,
    Duration pause,
    @Nullable Instant until) {
  /** The longest that a connection is held; what a time-out takes unless it says otherwise. */
  public static final Duration LONGEST = Duration.ofSeconds(60);

  public Fault {
    if (times < 1) {
      throw new IllegalArgumentException("a fault happens at least once, not " + times + " times");
    }
    if (pause.isNegative() || pause.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a fault waits from 0 to 60 s, not " + pause);
    }
  }

  /** A fault for any account and text, with the kind's usual pause. */
  public static Fault of(String platform, Kind kind, int times) {
    return new Fault(platform, kind, times, null, null, kind.usualPause(), null);
  }

  Instant untilAfter(Instant now) {
    return until == null ? now.plus(LONGEST) : until;
  }

  boolean meets(String platform, Said said) {
    return platform.equals(this.platform)
        && (account == null || said.names(account))
        && (textContains == null || said.contains(textContains));
  }

  Optional<Fault> oneLess() {
    return times == 1
        ? Optional.empty()
        : Optional.of(new Fault(platform, kind, times - 1, account, textContains, pause, until));
  }

  /** What happens. After: the request takes effect; before: it does not. */
  public enum Kind {
    /** The connection is held, then closed without an answer. */
    TIMEOUT_AFTER,
    TIMEOUT_BEFORE,
    /** The platform's own 5xx. */
    ERROR_AFTER,
    ERROR_BEFORE,
    /** The connection is closed without an answer, at once. */
    RESET_AFTER,
    RESET_BEFORE,
    /** The platform's own "too many". */
    LIMITED,
    /** The request takes effect at once; its answer comes late. */
    SLOW;

    boolean acts() {
      return switch (this) {
        case TIMEOUT_AFTER, ERROR_AFTER, RESET_AFTER, SLOW -> true;
        case TIMEOUT_BEFORE, ERROR_BEFORE, RESET_BEFORE, LIMITED -> false;
      };
    }

    Duration usualPause() {
      return switch (this) {
        case TIMEOUT_AFTER, TIMEOUT_BEFORE -> LONGEST;
        case SLOW -> Duration.ofSeconds(2);
        case ERROR_AFTER, ERROR_BEFORE, RESET_AFTER, RESET_BEFORE, LIMITED -> Duration.ZERO;
      };
    }

    /** As the control API spells it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }
}
