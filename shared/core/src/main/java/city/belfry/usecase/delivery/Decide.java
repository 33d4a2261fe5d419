package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.OwnReason;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.journal.Change;
import city.belfry.domain.people.Person;
import city.belfry.domain.people.Role;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A person's buttons on one delivery: it is there, it is not, let it go out. Each names the version
 * on the person's page, so that an old page changes nothing. Safe for threads.
 */
public final class Decide {
  /** The id of a message that a person has seen, where no platform told one. */
  private static final String SEEN = "seen-by-a-person";

  private final Stores stores;
  private final Handover handover;
  private final Clock clock;

  public Decide(Stores stores, DeliveryQueue queue, Clock clock) {
    this.stores = stores;
    this.handover = new Handover(queue, clock);
    this.clock = clock;
  }

  /** What became of the request. */
  public sealed interface Result {
    record Decided(Delivery now) implements Result {}

    /** It is not as on the person's page. */
    record Moved(Delivery now) implements Result {}

    /** Its state has no such button. */
    record WrongState(Delivery now) implements Result {}

    record NotFound() implements Result {}

    record NotAllowed(Role needed) implements Result {}
  }

  /** What becomes of a delivery that is not there. */
  public enum Then {
    CLOSE,
    SEND
  }

  /** It is there. */
  public Result confirm(DeliveryId id, long ver, @Nullable URI permalink, Person person) {
    return act(
        id,
        ver,
        DeliveryState.UNCONFIRMED,
        d -> d.confirmed(new Placed(SEEN, permalink, null), clock.now()),
        new Change(person.subject(), "confirm", ""),
        person);
  }

  /** It is not there. */
  public Result deny(DeliveryId id, long ver, Then then, Person person) {
    return act(
        id,
        ver,
        DeliveryState.UNCONFIRMED,
        d ->
            switch (then) {
              case CLOSE -> d.closed(OwnReason.DENIED.with(person.subject()));
              case SEND -> d.sendAgain(clock.now());
            },
        new Change(person.subject(), "deny", then.name()),
        person);
  }

  /** What is parked goes out. */
  public Result release(DeliveryId id, long ver, Person person) {
    return act(
        id,
        ver,
        DeliveryState.PARKED,
        d -> d.released(clock.now()),
        new Change(person.subject(), "release", ""),
        person);
  }

  private Result act(
      DeliveryId id,
      long ver,
      DeliveryState needed,
      UnaryOperator<Delivery> edge,
      Change change,
      Person person) {
    if (!person.may(Role.WRITER)) {
      return new Result.NotAllowed(Role.WRITER);
    }
    var found = stores.deliveries().find(id);
    if (found.isEmpty()) {
      return new Result.NotFound();
    }
    var seen = found.get();
    if (seen.ver() != ver) {
      return new Result.Moved(seen);
    }
    if (seen.state() != needed) {
      return new Result.WrongState(seen);
    }
    var next = edge.apply(seen);
    if (!next.state().isFinal()) {
      reopen(id.post());
    }
    return switch (stores.deliveries().write(seen, next, Guard.VERSION, change)) {
      case Written.Done(var now) -> {
        handover.send(now);
        yield new Result.Decided(now);
      }
      case Written.Refused(var other) -> new Result.Moved(other.orElse(seen));
    };
  }

  /** The post is looked after again, before its delivery is: a hold must find it. */
  private void reopen(String id) {
    stores
        .posts()
        .find(id)
        .ifPresent(post -> {
          stores.posts().open(post);
          stores.posts().moveWake(post, clock.now());
        });
  }
}
