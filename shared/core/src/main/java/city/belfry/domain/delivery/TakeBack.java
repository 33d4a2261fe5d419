package city.belfry.domain.delivery;

import city.belfry.domain.journal.Change;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's wish to take one delivery back from its platform, and what came of it. An item of its
 * own, so that it never meets the delivery's writes.
 *
 * @param by whose wish it is, and why
 * @param look when the next try is due
 * @param wake when to look; null exactly when it is settled
 */
public record TakeBack(
    DeliveryId delivery,
    String platform,
    State state,
    long ver,
    Change by,
    Instant at,
    int tries,
    @Nullable Reason reason,
    String raw,
    Instant look,
    @Nullable Instant wake) {
  public TakeBack {
    if ((state == State.WANTED) != (wake != null)) {
      throw new IllegalArgumentException(delivery + ": " + state + " with wake " + wake);
    }
  }

  /** Where a wish stands. */
  public enum State {
    WANTED,
    /** Residents no longer see it. */
    RETRACTED,
    /** The platform has no way; the reason says what a person can do. */
    NOT_POSSIBLE,
    /** It never went out. */
    NOTHING_THERE
  }

  public static TakeBack wanted(DeliveryId delivery, String platform, Change by, Instant at) {
    return new TakeBack(delivery, platform, State.WANTED, 1, by, at, 0, null, "", at, at);
  }

  public TakeBack settled(State end, @Nullable Reason why, String answer) {
    return new TakeBack(delivery, platform, end, ver, by, at, tries, why, answer, look, null);
  }

  public TakeBack again(Instant next, String answer) {
    return new TakeBack(
        delivery, platform, State.WANTED, ver, by, at, tries + 1, null, answer, next, next);
  }
}
