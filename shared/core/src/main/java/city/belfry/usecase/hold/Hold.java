package city.belfry.usecase.hold;

import java.time.Instant;

/**
 * The city's stop.
 *
 * @param set nothing but emergencies goes out while it is
 * @param epoch grows with every hold
 * @param by whose act the last change was
 * @param why in that person's words
 */
public record Hold(boolean set, long epoch, String by, Instant at, String why) {
  /** A city that never held. */
  public static final Hold NEVER = new Hold(false, 0, "", Instant.EPOCH, "");
}
