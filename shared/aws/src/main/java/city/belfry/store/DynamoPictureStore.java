package city.belfry.store;

import city.belfry.domain.journal.Change;
import city.belfry.domain.picture.Picture;
import city.belfry.time.Clock;
import city.belfry.usecase.picture.PictureStore;
import java.util.Optional;

/** What is known of pictures, in the table. Safe for threads. */
public final class DynamoPictureStore implements PictureStore {
  private final Table table;
  private final Clock clock;

  public DynamoPictureStore(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Optional<Picture> find(String id) {
    return Picture.isId(id)
        ? table.get(Key.picture(id)).map(DynamoPictureStore::read)
        : Optional.empty();
  }

  @Override
  public void add(Picture picture, Change change) {
    var key = Key.picture(picture.id());
    table.put(
        Item.empty()
            .text("pk", key.pk())
            .text("sk", key.sk())
            .text("id", picture.id())
            .number("width", picture.width())
            .number("height", picture.height())
            .number("bytes", picture.bytes())
            .text("by", change.who())
            .instant("at", clock.now()));
  }

  private static Picture read(Item item) {
    return new Picture(
        item.text("id"), item.integer("width"), item.integer("height"), item.integer("bytes"));
  }
}
