package city.belfry.platform.mastodon.stage;

/** Whose manners the stage plays. */
public enum Manner {
  /** Mastodon's own. */
  MASTODON,
  /**
   * A server that only speaks Mastodon's API: it ignores the key, refuses with a 400, tells resets
   * as Unix seconds and itself in the first version only.
   */
  IMITATION
}
