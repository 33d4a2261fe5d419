package city.belfry.store;

import city.belfry.domain.journal.Change;
import java.util.List;

/** The attributes by which every write says who made it and why; the stream carries them on. */
final class Changed {
  /** Tells a repeated write whose first answer was lost that it is its own. */
  static final String ID = "changeId";

  static final List<String> ALL = List.of("changeWho", "changeWhat", "changeWhy", ID);

  private Changed() {}

  static Item put(Item item, Change change, String id) {
    return item.text("changeWho", change.who())
        .text("changeWhat", change.what())
        .text("changeWhy", change.why())
        .text(ID, id);
  }
}
