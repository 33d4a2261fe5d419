package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import city.belfry.usecase.channel.ChannelStore;
import city.belfry.usecase.hold.HoldStore;
import city.belfry.usecase.post.PostStore;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads what the claim rule reads, in its order: the delivery first, then the post and the hold,
 * then the clock. Safe for threads.
 */
final class Fences {
  private final DeliveryStore deliveries;
  private final PostStore posts;
  private final HoldStore holds;
  private final ChannelStore channels;
  private final Clock clock;

  Fences(Stores stores, Clock clock) {
    this.deliveries = stores.deliveries();
    this.posts = stores.posts();
    this.holds = stores.holds();
    this.channels = stores.channels();
    this.clock = clock;
  }

  /**
   * One reading of all that decides.
   *
   * @param now read last: the instant of a claim made on this view
   */
  record View(Delivery delivery, Judge.Verdict verdict, Instant now) {}

  /** Empty when no claim may be made because it is claimed, pending, final or gone. */
  Optional<View> read(DeliveryId id) {
    return deliveries.find(id).filter(Judge::judges).flatMap(this::judge);
  }

  private Optional<View> judge(Delivery delivery) {
    return posts
        .find(delivery.id().post())
        .map(post -> {
          var hold = holds.read();
          var reconnected = reconnected(delivery);
          var now = clock.now();
          return new View(delivery, Judge.judge(delivery, post, hold, reconnected, now), now);
        });
  }

  private boolean reconnected(Delivery delivery) {
    return delivery.generation() > 0
        && channels
            .find(delivery.id().channel())
            .filter(channel -> channel.generation() > delivery.generation())
            .isPresent();
  }
}
