package city.belfry.domain.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a delivery so far.
 *
 * @param placed where residents find it
 * @param handle by what to ask about something pending
 * @param raw what the platform last said, truncated, secrets masked
 * @param sent just before the first byte of the attempt that counts
 * @param answered when the platform's answer to it was there
 * @param visible when residents could see it, as far as known
 */
public record Result(
    @Nullable Placed placed,
    @Nullable Handle handle,
    @Nullable Reason reason,
    String raw,
    @Nullable Instant sent,
    @Nullable Instant answered,
    @Nullable Instant visible) {
  static final Result NONE = new Result(null, null, null, "", null, null, null);

  /**
   * Out.
   *
   * @param seen when it was first known to be visible; a platform's own word goes before it
   */
  static Result placed(Placed placed, Instant sent, Instant answered, Instant seen) {
    var visible = placed.visible() == null ? seen : placed.visible();
    return new Result(placed, null, null, "", sent, answered, visible);
  }

  Result because(Reason why, String answer) {
    return new Result(placed, handle, why, answer, sent, answered, visible);
  }

  Result said(String answer) {
    return new Result(placed, handle, reason, answer, sent, answered, visible);
  }
}
