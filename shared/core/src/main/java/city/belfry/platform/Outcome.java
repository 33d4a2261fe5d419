package city.belfry.platform;

import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.delivery.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one attempt ended. {@code raw} is the platform's answer, truncated, secrets masked. */
public sealed interface Outcome {
  /** Residents can see it. */
  record Delivered(Placed placed) implements Outcome {}

  /**
   * The platform has it and will say later: follow it, never send it again.
   *
   * @param handle by what to ask; null where the platform gave none, and only look-up is left
   */
  record Pending(@Nullable Handle handle, String raw) implements Outcome {}

  /** Permanent: a person must change something. */
  record Rejected(Reason reason, String raw) implements Outcome {}

  /**
   * Certainly not sent.
   *
   * @param until not to be tried before
   */
  record Deferred(Instant until, String raw) implements Outcome {}

  /** A person must reconnect the channel. Certainly not sent. */
  record Unauthorized(Reason reason, String raw) implements Outcome {}

  /** It may be out: look, never resend. */
  record Unknown(String raw) implements Outcome {}
}
