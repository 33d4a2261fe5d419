package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.Next;
import city.belfry.domain.delivery.Timing;
import city.belfry.domain.journal.Change;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import city.belfry.usecase.delivery.WakeIndex.Woken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tick: everything whose wake is not after now + horizon is handed on. One item's failure stops
 * no other; the first is thrown at the end, so that the tick counts as failed. Safe for threads.
 */
public final class WakeDue {
  private static final Change TICK = new Change("dispatch", "tick", "");

  private final WakeIndex index;
  private final Reconcile reconcile;
  private final DeliveryStore deliveries;
  private final PageStore pages;
  private final TakeBackStore takeBacks;
  private final DeliveryQueue queue;
  private final Clock clock;

  public WakeDue(Stores stores, Reconcile reconcile, DeliveryQueue queue, Clock clock) {
    this.index = stores.wakes();
    this.reconcile = reconcile;
    this.deliveries = stores.deliveries();
    this.pages = stores.pages();
    this.takeBacks = stores.takeBacks();
    this.queue = queue;
    this.clock = clock;
  }

  /** What one tick handed on. */
  public record Result(int posts, int deliveries, int takeBacks, int pages) {}

  public Result run() {
    var tick = new Tick();
    index.due(clock.now().plus(Timing.HORIZON), tick::handOn);
    if (tick.failure != null) {
      throw tick.failure;
    }
    return new Result(tick.posts, tick.deliveries, tick.takeBacks, tick.pages);
  }

  private final class Tick {
    private int posts;
    private int deliveries;
    private int takeBacks;
    private int pages;
    private @Nullable RuntimeException failure;

    void handOn(Woken woken) {
      try {
        switch (woken) {
          case Woken.PostWoken(var post) -> {
            reconcile.run(post, TICK);
            posts++;
          }
          case Woken.DeliveryWoken(var delivery) -> {
            send(delivery);
            deliveries++;
          }
          case Woken.TakeBackWoken(var delivery) -> {
            takeBack(delivery);
            takeBacks++;
          }
          case Woken.PageWoken(var post) -> {
            turn(post);
            pages++;
          }
        }
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
  }

  /** The message first, then the wake moves on: never the other way round. */
  private void send(DeliveryId id) {
    deliveries.find(id).ifPresent(this::send);
  }

  /** The index lags: what an earlier tick has sent and moved may still be listed. */
  private void send(Delivery delivery) {
    if (delivery.wake() != null && isDue(delivery.wake())) {
      var at = at(delivery, delivery.wake());
      queue.send(delivery, at);
      deliveries.moveWake(delivery, at.plus(Timing.NET));
    }
  }

  private void takeBack(DeliveryId id) {
    var wish = takeBacks.find(id);
    if (wish.isPresent() && wish.get().wake() != null && isDue(wish.get().wake())) {
      var wake = later(wish.get().wake());
      queue.takeBack(wish.get(), wake);
      takeBacks.moveWake(wish.get(), wake.plus(Timing.NET));
    }
  }

  /** A wake that an earlier tick has moved no longer says when: what the delivery needs does. */
  private Instant at(Delivery delivery, Instant wake) {
    var now = clock.now();
    return switch (Next.of(delivery, now)) {
      case Next.Publish(), Next.LookUp(), Next.Follow() -> now;
      case Next.Wait(var until) -> until;
      case Next.Judge(), Next.Nothing() -> later(wake);
    };
  }

  private void turn(String post) {
    var turn = pages.find(post);
    if (turn.isPresent() && isDue(turn.get().wake())) {
      var wake = later(turn.get().wake());
      queue.turnPage(post, wake);
      pages.moveWake(turn.get(), wake.plus(Timing.NET));
    }
  }

  private boolean isDue(Instant wake) {
    return !wake.isAfter(clock.now().plus(Timing.HORIZON));
  }

  private Instant later(Instant wake) {
    var now = clock.now();
    return wake.isBefore(now) ? now : wake;
  }
}
