package city.belfry.publish;

import city.belfry.domain.delivery.Delivery;
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
    var announced = Optional.ofNullable(delivery.result().sent()).orElse(post.due());
    var variant =
        Optional.ofNullable(delivery.tries().claim()).map(c -> c.variant()).orElse(Variant.ON_TIME);
    stores
        .deliveries()
        .message(delivery.id(), delivery.order().revision())
        .ifPresent(message -> pages.write(message, variant, announced, as(mark)));
  }

  private static PageMark as(Mark mark) {
    return switch (mark) {
      case OVER -> PageMark.OVER;
      case CANCELLED -> PageMark.CANCELLED;
    };
  }
}
