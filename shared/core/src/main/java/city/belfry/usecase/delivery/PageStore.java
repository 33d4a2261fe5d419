package city.belfry.usecase.delivery;

import java.time.Instant;
import java.util.Optional;

/** When a post's public page must change by itself. Safe for threads. */
public interface PageStore {
  Optional<Turn> find(String post);

  /** Has the page looked at then; an earlier wish is replaced. */
  void turnAt(String post, Instant at);

  /** Moves the wake while the wish is as seen. */
  boolean moveWake(Turn seen, Instant wake);

  /** Ends the wish while it is as seen. */
  boolean done(Turn seen);

  /**
   * A wish.
   *
   * @param at when the page is to be turned
   * @param wake when to look
   */
  record Turn(String post, Instant at, Instant wake) {}
}
