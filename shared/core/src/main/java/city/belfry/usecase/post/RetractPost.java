package city.belfry.usecase.post;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.TakeBack;
import city.belfry.domain.journal.Change;
import city.belfry.domain.people.Person;
import city.belfry.domain.people.Role;
import city.belfry.domain.post.Post;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import city.belfry.usecase.delivery.DeliveryQueue;
import java.util.List;

/** Cancels a post and takes back what went out of it, channel by channel. */
public final class RetractPost {
  private final CancelPost cancelPost;
  private final Stores stores;
  private final DeliveryQueue queue;
  private final Clock clock;

  public RetractPost(CancelPost cancelPost, Stores stores, DeliveryQueue queue, Clock clock) {
    this.cancelPost = cancelPost;
    this.stores = stores;
    this.queue = queue;
    this.clock = clock;
  }

  /** What became of the request. */
  public sealed interface Result {
    /**
     * It is cancelled, and everything that is or may come out has a wish to take it back.
     *
     * @param wishes one for each such delivery, as they stand now
     */
    record Wanted(Post post, int cancelled, List<TakeBack> wishes) implements Result {
      public Wanted {
        wishes = List.copyOf(wishes);
      }
    }

    record NotFound() implements Result {}

    record NotAllowed(Role needed) implements Result {}
  }

  /** Repeatable: a wish that stands already stays as it is. */
  public Result run(String id, String why, Person person) {
    return switch (cancelPost.run(id, why, person)) {
      case CancelPost.Result.NotFound() -> new Result.NotFound();
      case CancelPost.Result.NotAllowed(var needed) -> new Result.NotAllowed(needed);
      case CancelPost.Result.Cancelled cancelled -> {
        var by = new Change(person.subject(), "retract", why);
        cancelled.alreadyOut().forEach(delivery -> want(delivery, by));
        cancelled.alreadySending().forEach(delivery -> want(delivery, by));
        yield new Result.Wanted(
            cancelled.post(), cancelled.cancelled(), stores.takeBacks().ofPost(id));
      }
    };
  }

  private void want(Delivery delivery, Change by) {
    var now = clock.now();
    var wish = TakeBack.wanted(delivery.id(), delivery.platform(), by, now);
    if (stores.takeBacks().want(wish)) {
      queue.takeBack(wish, now);
    }
  }
}
