package city.belfry.platform.board;

import java.util.Locale;

/** What a page says of its announcement's validity. */
public enum PageMark {
  ACTIVE,
  OVER,
  CANCELLED;

  /** The key of its words, and its class in the page's style. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
