package city.belfry.platform;

import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;

/**
 * One channel of the city, opened. Safe for threads. Answers of any kind become values: a surprise
 * is {@link Outcome.Unknown} (or the like) with the raw answer, never an exception.
 */
public interface Account {
  /**
   * All that residents cannot see: a token, uploads, a draft, a warm connection. Repeatable; runs
   * before the claim. {@link Preparation.Ready#kept} is stored with the claim and comes back in
   * {@link Attempt#kept}.
   */
  Preparation prepare(Message message, Attempt attempt);

  /**
   * The one call that residents see: once per claim, not before due, never retried inside.
   *
   * @param message the frozen words; {@link Attempt#variant} says which of the two forms
   */
  Outcome publish(Message message, Preparation.Ready ready, Attempt attempt);

  /** What became of something the platform took with a handle. Reads only. */
  Progress follow(Handle handle);

  /**
   * Looks for an earlier attempt's post by exact words and instant (not before {@code claimAt} − 2
   * s). Reads only.
   */
  Sighting find(Message message, Attempt attempt);

  /**
   * Takes back what was placed, as far as the platform can. Repeatable: gone already is success.
   */
  Retraction retract(Placed placed);

  /** What would fail at the due second: token, scopes, quota. Reads only. */
  Health check();

  /** Followers now. Reads only. */
  Reach reach();
}
