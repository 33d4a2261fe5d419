package city.belfry.platform;

/** How a platform changes what residents can see already. */
public enum Correction {
  /** In its place: the same id, other words. Doing it again is harmless. */
  EDIT,
  /** By a message that refers to it. */
  REPLY,
  /** It has neither: by a message of its own, headed as a correction. */
  ANEW
}
