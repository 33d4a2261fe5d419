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
   * The one that residents see. Without an answer every platform's call comes to the same.
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

  /** The same of a call that residents cannot see: whatever is unknown of it, nothing is out. */
  public static Outcome unsent(
      Reply reply, Instant now, Raw raw, Function<Reply.Answer, Outcome> answered) {
    var outcome = of(reply, now, raw, answered);
    return outcome instanceof Outcome.Unknown(var why)
        ? new Outcome.Deferred(now.plus(SOON), why)
        : outcome;
  }
}
