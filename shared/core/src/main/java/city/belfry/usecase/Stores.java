package city.belfry.usecase;

import city.belfry.usecase.channel.ChannelStore;
import city.belfry.usecase.delivery.DeliveryStore;
import city.belfry.usecase.delivery.PageStore;
import city.belfry.usecase.delivery.TakeBackStore;
import city.belfry.usecase.delivery.WakeIndex;
import city.belfry.usecase.hold.HoldStore;
import city.belfry.usecase.picture.PictureStore;
import city.belfry.usecase.post.PostStore;
import city.belfry.usecase.watch.SnapshotStore;
import java.util.function.UnaryOperator;

/** All that is kept, by kind. */
public record Stores(
    PostStore posts,
    DeliveryStore deliveries,
    PageStore pages,
    TakeBackStore takeBacks,
    HoldStore holds,
    ChannelStore channels,
    PictureStore pictures,
    SnapshotStore snapshots,
    WakeIndex wakes) {
  /** The same, with the deliveries seen through something else. */
  public Stores with(UnaryOperator<DeliveryStore> around) {
    return new Stores(
        posts,
        around.apply(deliveries),
        pages,
        takeBacks,
        holds,
        channels,
        pictures,
        snapshots,
        wakes);
  }
}
