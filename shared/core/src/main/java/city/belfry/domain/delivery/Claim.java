package city.belfry.domain.delivery;

import city.belfry.domain.message.Variant;
import java.time.Instant;
import java.util.Map;

/**
 * The right to call the platform once.
 *
 * @param id new and random
 * @param at the clock read before the claim was written; after a hang-up, so that F from it has
 *     passed
 * @param variant which of the frozen words
 * @param kept what preparing wanted kept
 */
public record Claim(String id, Instant at, Variant variant, Map<String, String> kept) {
  private static final String RESTORED = "restored";

  public Claim {
    kept = Map.copyOf(kept);
  }

  /** One that nobody made: after a restore it stands for what may have been sent meanwhile. */
  static Claim restored(Instant at, Variant variant) {
    return new Claim(RESTORED, at, variant, Map.of());
  }

  /** What it stands for is looked for, and never sent again by itself. */
  public boolean isRestored() {
    return id.equals(RESTORED);
  }
}
