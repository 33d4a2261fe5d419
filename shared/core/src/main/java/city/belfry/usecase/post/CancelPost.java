package city.belfry.usecase.post;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.journal.Change;
import city.belfry.domain.people.Person;
import city.belfry.domain.people.Role;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.PostState;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import city.belfry.usecase.delivery.DeliveryQueue;
import city.belfry.usecase.delivery.PageTurns;
import city.belfry.usecase.delivery.Reconcile;
import java.util.List;

/**
 * Stops a post. Once this has answered, no further claim of it succeeds; what a claim or a platform
 * holds already is named as what may still go out.
 */
public final class CancelPost {
  private final PostStore posts;
  private final Reconcile reconcile;
  private final DeliveryQueue queue;
  private final Clock clock;

  public CancelPost(Stores stores, Reconcile reconcile, DeliveryQueue queue, Clock clock) {
    this.posts = stores.posts();
    this.reconcile = reconcile;
    this.queue = queue;
    this.clock = clock;
  }

  /** What became of the request. */
  public sealed interface Result {
    /**
     * It is stopped.
     *
     * @param cancelled deliveries that will not go out, planned ones included
     * @param alreadySending claimed, with the platform, or in doubt: residents may yet see them
     * @param alreadyOut residents can see them
     */
    record Cancelled(
        Post post, int cancelled, List<Delivery> alreadySending, List<Delivery> alreadyOut)
        implements Result {
      public Cancelled {
        alreadySending = List.copyOf(alreadySending);
        alreadyOut = List.copyOf(alreadyOut);
      }
    }

    record NotFound() implements Result {}

    record NotAllowed(Role needed) implements Result {}
  }

  /** Cancels; cancelling again visits all again and answers what holds now. */
  public Result run(String id, String why, Person person) {
    if (!person.may(Role.WRITER)) {
      return new Result.NotAllowed(Role.WRITER);
    }
    var change = new Change(person.subject(), "cancel", why);
    var found = posts.find(id);
    while (found.isPresent() && found.get().state() != PostState.CANCELLED) {
      var cancelled = posts.cancel(found.get(), change, clock.now());
      found = cancelled.isPresent() ? cancelled : posts.find(id);
    }
    return found.<Result>map(post -> visited(post, change)).orElse(new Result.NotFound());
  }

  private Result visited(Post post, Change change) {
    var all = reconcile.run(post.id(), change).deliveries();
    if (all.stream().anyMatch(d -> d.platform().equals(PageTurns.PLATFORM))) {
      queue.turnPage(post.id(), clock.now());
    }
    var sending = all.stream().filter(Delivery::mayStillAppear).toList();
    var out = all.stream().filter(d -> d.shown().isPresent() && !d.mayStillAppear()).toList();
    var stopped =
        (int) all.stream().filter(d -> d.state() == DeliveryState.CANCELLED).count()
            + Math.max(0, post.plan().size() - all.size());
    return new Result.Cancelled(post, stopped, sending, out);
  }
}
