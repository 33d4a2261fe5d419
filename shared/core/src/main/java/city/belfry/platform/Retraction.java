package city.belfry.platform;

import city.belfry.domain.delivery.Reason;

/** What taking back came to. */
public sealed interface Retraction {
  /** Residents no longer see it. */
  record Retracted() implements Retraction {}

  /** The platform has no way, or a person must act there. */
  record NotPossible(Reason reason, String raw) implements Retraction {}

  /** Not this time; may be asked again. */
  record TryAgain(String raw) implements Retraction {}
}
