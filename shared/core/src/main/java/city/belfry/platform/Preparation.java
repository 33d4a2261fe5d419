package city.belfry.platform;

import java.util.Map;

/** What preparing came to. */
public sealed interface Preparation {
  /**
   * @param kept ids worth keeping with the claim (an upload, a draft); never a secret
   */
  record Ready(Map<String, String> kept) implements Preparation {
    public Ready {
      kept = Map.copyOf(kept);
    }
  }

  /**
   * It cannot go now. Nothing was sent, so the outcome is never {@link Outcome.Delivered}, {@link
   * Outcome.Pending} or {@link Outcome.Unknown}.
   */
  record NotReady(Outcome outcome) implements Preparation {
    public NotReady {
      if (outcome instanceof Outcome.Delivered
          || outcome instanceof Outcome.Pending
          || outcome instanceof Outcome.Unknown) {
        throw new IllegalArgumentException("preparing sends nothing, so it cannot be " + outcome);
      }
    }
  }
}
