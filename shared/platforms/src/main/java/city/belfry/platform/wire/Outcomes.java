package city.belfry.platform.wire;

import city.belfry.platform.Outcome;
import city.belfry.platform.Wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** What a call came to. */
public final class Outcomes {
  private static final Duration SOON = Duration.ofSeconds(5);

  private Outcomes() {}

  /**
   * Of the one call that residents see: without an answer every platform's comes to the same.
   *
   * @param answered what the platform's answers mean
   */
  public static Outcome of(
      Reply reply, Instant now, Raw raw, Function<Reply.Answer, Outcome> answered) {
    return switch (reply) {
      case Reply.NeverLeft left -> new Outcome.Deferred(now.plus(SOON), raw.of(left));
      case Reply.NoAnswer none -> new Outcome.Unknown(raw.of(none));
      case Reply.Answer answer -> answered.apply(answer);
    };
  }

  /** Of a call that residents cannot see, an upload: whatever went wrong, nothing is out. */
  public static Outcome unseen(Outcome outcome, Instant now) {
    return outcome instanceof Outcome.Unknown(var raw)
        ? new Outcome.Deferred(now.plus(SOON), raw)
        : outcome;
  }
}
