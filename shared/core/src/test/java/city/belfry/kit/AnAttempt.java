package city.belfry.kit;

import city.belfry.domain.message.Message;
import city.belfry.domain.message.Variant;
import city.belfry.platform.Attempt;
import java.time.Instant;
import java.util.Map;

/** Builds attempts for tests. */
public final class AnAttempt {
  private AnAttempt() {}

  /** The first try of a message, claimed at its due instant. */
  public static Attempt first(Message message, Instant due) {
    return of(message, due, 1);
  }

  public static Attempt of(Message message, Instant due, int number) {
    return new Attempt(
        message.delivery(),
        message.revision(),
        number,
        "claim-" + number,
        due,
        due,
        Variant.ON_TIME,
        "0123456789abcdef".repeat(4),
        new Attempt.Kind.New(),
        Map.of());
  }
}
