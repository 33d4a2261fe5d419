package city.belfry.usecase.delivery;

import city.belfry.domain.post.Post;
import city.belfry.domain.post.PostState;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import city.belfry.usecase.post.PostStore;

/** Marks a post's public pages over or cancelled, once that is so. Repeatable. Safe for threads. */
public final class TurnPage {
  private final PageStore pages;
  private final PostStore posts;
  private final DeliveryStore deliveries;
  private final PageTurns turns;
  private final Clock clock;

  public TurnPage(Stores stores, PageTurns turns, Clock clock) {
    this.pages = stores.pages();
    this.posts = stores.posts();
    this.deliveries = stores.deliveries();
    this.turns = turns;
    this.clock = clock;
  }

  /** Turns the pages of a post if their time has come; otherwise leaves them to their wake. */
  public void run(String id) {
    var turn = pages.find(id);
    var post = posts.find(id);
    if (turn.isEmpty() || post.isEmpty() || turn.get().at().isAfter(clock.now())) {
      return;
    }
    if (!over(post.get())) {
      later(turn.get(), post.get());
      return;
    }
    var onBoard =
        deliveries.ofPost(id).stream()
            .filter(d -> d.platform().equals(PageTurns.PLATFORM))
            .toList();
    if (onBoard.stream().allMatch(d -> d.state().isFinal())) {
      onBoard.stream()
          .filter(d -> d.shown().isPresent())
          .forEach(d -> turns.turn(post.get(), d, mark(post.get())));
      pages.done(turn.get());
    }
  }

  private boolean over(Post post) {
    return post.state() == PostState.CANCELLED
        || (post.expiry() != null && !post.expiry().isAfter(clock.now()));
  }

  /** An edit moved the expiry, or took it away, since the wish was written. */
  private void later(PageStore.Turn turn, Post post) {
    if (post.expiry() == null) {
      pages.done(turn);
    } else {
      pages.turnAt(post.id(), post.expiry());
    }
  }

  private static PageTurns.Mark mark(Post post) {
    return post.state() == PostState.CANCELLED ? PageTurns.Mark.CANCELLED : PageTurns.Mark.OVER;
  }
}
