package city.belfry.domain.message;

/** Which of the frozen forms of a message goes out. */
public enum Variant {
  ON_TIME,
  /** Marked, in each language, as late. */
  DELAYED,
  /** Marked, in each language, as a correction of what residents can see already. */
  CORRECTION
}
