package city.belfry.domain.message;

/** Which of the two frozen forms of a message goes out. */
public enum Variant {
  ON_TIME,
  DELAYED
}
