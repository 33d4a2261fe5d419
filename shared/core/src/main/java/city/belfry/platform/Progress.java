package city.belfry.platform;

import city.belfry.domain.delivery.Placed;
import city.belfry.domain.delivery.Reason;

/** What became of something pending. */
public sealed interface Progress {
  /** Residents can see it. */
  record Visible(Placed placed) implements Progress {}

  /** The platform will not publish it. */
  record Refused(Reason reason, String raw) implements Progress {}

  /** Not decided, or the platform could not be asked just now. */
  record Underway(String raw) implements Progress {}
}
