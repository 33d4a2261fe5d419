package city.belfry.usecase.delivery;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.journal.Change;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;

/** Frees what waits for a channel's login, once it has newer credentials. Safe for threads. */
public final class Reconnect {
  private final Stores stores;
  private final Visit visit;
  private final Clock clock;

  public Reconnect(Stores stores, DeliveryQueue queue, Clock clock) {
    this.stores = stores;
    this.visit = new Visit(stores.deliveries(), new Handover(queue, clock));
    this.clock = clock;
  }

  /** Visits every open post. Repeatable. */
  public void run(Channel channel, Change change) {
    stores.posts().open().forEach(post -> visit.reconnected(post, channel, clock.now(), change));
  }
}
