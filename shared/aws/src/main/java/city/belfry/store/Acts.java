package city.belfry.store;

import city.belfry.domain.journal.Change;
import java.time.Instant;

/** A person's act as an item of its own, written in one transaction with what it changes. */
final class Acts {
  private Acts() {}

  static Item item(String pk, String id, Change change, Instant at) {
    var key = Key.act(pk, id);
    return Item.empty()
        .text("pk", key.pk())
        .text("sk", key.sk())
        .text("who", change.who())
        .text("what", change.what())
        .text("why", change.why())
        .instant("at", at);
  }
}
