package city.belfry.usecase.hold;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.OwnReason;
import city.belfry.domain.journal.Change;
import city.belfry.domain.people.Person;
import city.belfry.domain.people.Role;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import city.belfry.usecase.delivery.DeliveryQueue;
import city.belfry.usecase.delivery.DeliveryStore;
import city.belfry.usecase.delivery.HoldVisits;
import city.belfry.usecase.post.PostStore;
import java.util.ArrayList;
import java.util.List;

/**
 * The city's stop, and its end. Once a hold has answered, nothing but an emergency is claimed; a
 * repeated hold visits all again.
 */
public final class SetHold {
  private final HoldStore holds;
  private final PostStore posts;
  private final DeliveryStore deliveries;
  private final HoldVisits visits;
  private final Clock clock;

  public SetHold(Stores stores, DeliveryQueue queue, Clock clock) {
    this.holds = stores.holds();
    this.posts = stores.posts();
    this.deliveries = stores.deliveries();
    this.visits = new HoldVisits(stores, queue, clock);
    this.clock = clock;
  }

  /** What became of the request. */
  public sealed interface Result {
    /**
     * The hold as it stands, and the open deliveries near their instant.
     *
     * @param open those that are held or wait, and what residents may yet see
     */
    record Stands(Hold hold, List<Delivery> open) implements Result {
      public Stands {
        open = List.copyOf(open);
      }
    }

    record NotAllowed(Role needed) implements Result {}
  }

  /** Stops. Every writer may: a stop is the safe side. */
  public Result hold(String why, Person person) {
    if (!person.may(Role.WRITER)) {
      return new Result.NotAllowed(Role.WRITER);
    }
    var change = new Change(person.subject(), "hold", why);
    var hold = holds.set(clock.now(), change);
    posts.open().forEach(post -> visits.held(post, clock.now(), change));
    return new Result.Stands(hold, open());
  }

  /** Lets go on. What became late meanwhile is parked for a person's review. */
  public Result release(String why, Person person) {
    if (!person.may(Role.WRITER)) {
      return new Result.NotAllowed(Role.WRITER);
    }
    var change = new Change(person.subject(), "release", why);
    var hold = holds.release(clock.now(), change);
    posts.open().forEach(post -> visits.released(post, clock.now(), change));
    return new Result.Stands(hold, open());
  }

  /** Whether a delivery became late under a hold, and a person must decide about it. */
  public static boolean waitsForReview(Delivery delivery) {
    var reason = delivery.result().reason();
    return delivery.state() == DeliveryState.PARKED
        && reason != null
        && reason.code().equals(OwnReason.REVIEW_AFTER_HOLD.code());
  }

  public Hold read() {
    return holds.read();
  }

  private List<Delivery> open() {
    var all = new ArrayList<Delivery>();
    posts.open().forEach(post -> all.addAll(deliveries.ofPost(post)));
    return all.stream().filter(d -> !d.state().isFinal() || d.mayStillAppear()).toList();
  }
}
