package city.belfry.platform.kit;

/** What a platform makes of the same request once more. */
public enum Repeat {
  /** It answers as the first time and shows nothing new. */
  SAME,
  /** It does not take it. */
  REFUSED,
  /** It shows it twice: which is why nothing is ever sent again unlooked. */
  DOUBLED
}
