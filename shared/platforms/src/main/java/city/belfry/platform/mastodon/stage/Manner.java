package city.belfry.platform.mastodon.stage;

import city.belfry.stage.StageReply;

/** Whose manners the stage plays. */
public enum Manner {
  /** Mastodon's own. */
  MASTODON,
  /**
   * A server that only speaks Mastodon's API: it ignores the key, refuses with a 400, tells resets
   * as Unix seconds and itself in the first version only, and calls every upload unfinished.
   */
  IMITATION;

  StageReply refused(String why) {
    return MastodonSays.error(
        switch (this) {
          case MASTODON -> 422;
          case IMITATION -> 400;
        },
        why);
  }
}
