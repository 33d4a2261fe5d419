package city.belfry.stage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something placed on a stage platform.
 *
 * @param id the platform's id, as its API tells it
 * @param account whose it is
 * @param language the language tag that came with it, where the platform takes one
 * @param title empty where the platform has no titles
 * @param text as residents would read it, plain
 * @param link the address it shows apart from the text, if any
 * @param arrived when the request that placed it arrived
 * @param visible when residents could see it; null while the platform is still at work
 * @param retracted taken back
 * @param picture shown with it; null for none
 */
public record StagePost(
    String id,
    String account,
    @Nullable String language,
    String title,
    String text,
    @Nullable String link,
    Instant arrived,
    @Nullable Instant visible,
    boolean retracted,
    @Nullable StagePicture picture) {
  /** Without a picture. */
  public StagePost(
      String id,
      String account,
      @Nullable String language,
      String title,
      String text,
      @Nullable String link,
      Instant arrived,
      @Nullable Instant visible,
      boolean retracted) {
    this(id, account, language, title, text, link, arrived, visible, retracted, null);
  }

  /** The same, with other words. */
  public StagePost saying(String other) {
    return new StagePost(
        id, account, language, title, other, link, arrived, visible, retracted, picture);
  }

  /** The same, taken back. */
  public StagePost taken() {
    return new StagePost(id, account, language, title, text, link, arrived, visible, true, picture);
  }

  /** The same, with a picture or without. */
  public StagePost showing(@Nullable StagePicture shown) {
    return new StagePost(
        id, account, language, title, text, link, arrived, visible, retracted, shown);
  }
}
