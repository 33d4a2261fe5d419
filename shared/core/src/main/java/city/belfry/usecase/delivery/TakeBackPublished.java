package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.Next;
import city.belfry.domain.delivery.OwnReason;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.delivery.TakeBack;
import city.belfry.platform.Account;
import city.belfry.platform.Retraction;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fulfils a wish to take a delivery back, by the platform's id and never before it has one.
 * Repeatable: gone already is success. Safe for threads.
 */
public final class TakeBackPublished {
  private static final Duration LOOK = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final int MOST_TRIES = 40;

  private final Stores stores;
  private final Accounts accounts;
  private final DeliveryQueue queue;
  private final Clock clock;

  public TakeBackPublished(Stores stores, Accounts accounts, DeliveryQueue queue, Clock clock) {
    this.stores = stores;
    this.accounts = accounts;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Does what the wish needs now; a settled one, or one whose next try is to come, needs nothing.
   *
   * @return what residents no longer see by now, of what this call asked for
   */
  public List<Placed> run(DeliveryId id) {
    var wish = stores.takeBacks().find(id).filter(w -> w.state() == TakeBack.State.WANTED);
    if (wish.isEmpty() || clock.now().isBefore(wish.get().look().minus(Next.LOOK_SLACK))) {
      return List.of();
    }
    var gone = new ArrayList<Placed>();
    var next = next(wish.get(), stores.deliveries().find(id).orElse(null), gone);
    if (stores.takeBacks().write(wish.get(), next) && next.wake() != null) {
      queue.takeBack(next, next.wake());
    }
    return List.copyOf(gone);
  }

  private TakeBack next(TakeBack wish, @Nullable Delivery delivery, List<Placed> gone) {
    if (delivery == null) {
      return wish.settled(TakeBack.State.NOTHING_THERE, null, "");
    }
    return switch (delivery.state()) {
      case WAITING, HELD, PARKED, CLAIMED, PENDING -> wish.again(clock.now().plus(LOOK), "");
      case REJECTED, CANCELLED, MISSED, DELIVERED -> takenBack(wish, delivery, gone);
      case UNCONFIRMED -> whatIsKnown(wish, delivery, gone);
    };
  }

  /** What its corrections left out there goes, and still nobody can tell about the last of them. */
  private TakeBack whatIsKnown(TakeBack wish, Delivery delivery, List<Placed> gone) {
    var known = takenBack(wish, delivery, gone);
    return known.state() == TakeBack.State.WANTED
        ? known
        : wish.settled(TakeBack.State.NOT_POSSIBLE, OwnReason.CANNOT_TELL.with(""), known.raw());
  }

  private TakeBack takenBack(TakeBack wish, Delivery delivery, List<Placed> gone) {
    var out = out(delivery);
    if (out.isEmpty()) {
      return wish.settled(TakeBack.State.NOTHING_THERE, null, "");
    }
    return stores
        .channels()
        .find(wish.delivery().channel())
        .map(channel -> retract(wish, accounts.open(channel, delivery.order().drill()), out, gone))
        .orElseGet(() -> channelGone(wish));
  }

  /** Newest first: a correction goes before what it corrects. */
  private List<Placed> out(Delivery delivery) {
    var earlier =
        stores.deliveries().earlier(delivery.id().post()).stream()
            .filter(before -> before.id().equals(delivery.id()));
    return Stream.concat(earlier, Stream.of(delivery))
        .map(Delivery::shown)
        .flatMap(Optional::stream)
        .distinct()
        .toList()
        .reversed();
  }

  private static TakeBack channelGone(TakeBack wish) {
    var reason = OwnReason.CHANNEL_GONE.with(wish.delivery().channel());
    return wish.settled(TakeBack.State.NOT_POSSIBLE, reason, "");
  }

  private TakeBack retract(TakeBack wish, Account account, List<Placed> out, List<Placed> gone) {
    var end = wish.settled(TakeBack.State.RETRACTED, null, "");
    for (var placed : out) {
      switch (account.retract(placed)) {
        case Retraction.Retracted() -> gone.add(placed);
        case Retraction.NotPossible(var reason, var raw) ->
            end = wish.settled(TakeBack.State.NOT_POSSIBLE, reason, raw);
        case Retraction.TryAgain(var raw) -> {
          return later(wish, raw);
        }
      }
    }
    return end;
  }

  private TakeBack later(TakeBack wish, String raw) {
    return wish.tries() >= MOST_TRIES
        ? wish.settled(TakeBack.State.NOT_POSSIBLE, OwnReason.RETRACT_FAILED.with(""), raw)
        : wish.again(clock.now().plus(pause(wish.tries())), raw);
  }

  private static Duration pause(int tries) {
    var pause = Duration.ofSeconds(5).multipliedBy(1L << Math.min(tries, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
