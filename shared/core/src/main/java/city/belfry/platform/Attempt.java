package city.belfry.platform;

import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Variant;
import java.time.Instant;
import java.util.Map;

/**
 * One try to send one delivery's message.
 *
 * @param number 1 for the first try of this revision
 * @param claimId new and random for every try
 * @param claimAt the clock read before the claim was written; while preparing, the present
 * @param due the instant before which nothing may leave
 * @param variant which of the frozen words
 * @param key the idempotency key: the same for every try of these words, 64 characters of hex
 * @param kind a new message, or a change to an earlier one
 * @param kept what {@link Account#prepare} wanted kept; empty while preparing
 */
public record Attempt(
    DeliveryId delivery,
    int revision,
    int number,
    String claimId,
    Instant claimAt,
    Instant due,
    Variant variant,
    String key,
    Kind kind,
    Map<String, String> kept) {
  public Attempt {
    kept = Map.copyOf(kept);
  }

  /** What a try does on the platform. */
  public sealed interface Kind {
    record New() implements Kind {}

    /** Changes the words of what is already there. */
    record Edit(Placed placed) implements Kind {}

    /** A correction that refers to what is already there. */
    record Reply(Placed placed) implements Kind {}
  }

  public Attempt keeping(Map<String, String> more) {
    return new Attempt(
        delivery, revision, number, claimId, claimAt, due, variant, key, kind, Map.copyOf(more));
  }
}
