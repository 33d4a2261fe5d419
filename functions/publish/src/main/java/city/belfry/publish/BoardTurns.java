package city.belfry.publish;

import city.belfry.domain.delivery.Claim;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.message.Variant;
import city.belfry.domain.post.Post;
import city.belfry.platform.board.BoardPages;
import city.belfry.platform.board.PageMark;
import city.belfry.usecase.Stores;
import city.belfry.usecase.delivery.PageTurns;
import java.util.Optional;

/** Turns pages by writing them again with their frozen words and a new mark. */
final class BoardTurns implements PageTurns {
  private final Stores stores;
  private final BoardPages pages;

  BoardTurns(Stores stores, BoardPages pages) {
    this.stores = stores;
    this.pages = pages;
  }

  @Override
  public void turn(Post post, Delivery delivery, Mark mark) {
    var shown = shown(delivery);
    var announced = Optional.ofNullable(shown.result().sent()).orElse(post.due());
    stores
        .deliveries()
        .message(shown.id(), shown.order().revision())
        .ifPresent(message -> pages.write(message, variant(shown), announced, as(mark)));
  }

  /** The delivery as it was when the page was written: a correction may never have gone out. */
  private Delivery shown(Delivery delivery) {
    return delivery.state() == DeliveryState.DELIVERED
        ? delivery
        : stores.deliveries().earlier(delivery.id().post()).stream()
            .filter(d -> d.id().equals(delivery.id()) && d.state() == DeliveryState.DELIVERED)
            .reduce((_, newer) -> newer)
            .orElse(delivery);
  }

  private static Variant variant(Delivery delivery) {
    return delivery.claim().map(Claim::variant).orElse(Variant.ON_TIME);
  }

  private static PageMark as(Mark mark) {
    return switch (mark) {
      case OVER -> PageMark.OVER;
      case CANCELLED -> PageMark.CANCELLED;
    };
  }
}
