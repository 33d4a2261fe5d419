package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.post.Post;

/** Writes a post's public pages with the mark that holds now. Safe for threads. */
public interface PageTurns {
  /** The platform whose publisher turns pages. */
  String PLATFORM = "board";

  /** Writes the pages of one delivery of the board again, marked over or cancelled. */
  void turn(Post post, Delivery delivery, Mark mark);

  /** What a page says of its post. */
  enum Mark {
    OVER,
    CANCELLED
  }
}
