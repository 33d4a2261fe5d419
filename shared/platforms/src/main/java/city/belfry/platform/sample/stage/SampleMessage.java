package city.belfry.platform.sample.stage;

import city.belfry.stage.StagePost;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on the sample platform.
 *
 * @param visible from when residents can see it, if it is not refused
 */
record SampleMessage(
    String id,
    String account,
    String text,
    @Nullable String language,
    Instant arrived,
    Instant visible,
    boolean retracted) {
  /** What a text says to be refused. */
  static final String REFUSED = "(refuse)";

  boolean refused() {
    return text.contains(REFUSED);
  }

  boolean seenAt(Instant now) {
    return !retracted && !refused() && !now.isBefore(visible);
  }

  SampleMessage taken() {
    return new SampleMessage(id, account, text, language, arrived, visible, true);
  }

  StagePost shown(Instant now) {
    var seen = refused() || now.isBefore(visible) ? null : visible;
    return new StagePost(id, account, language, "", text, null, arrived, seen, retracted);
  }
}
