package city.belfry.store;

import city.belfry.usecase.delivery.PageStore;
import java.time.Instant;
import java.util.Optional;

/** When pages turn, in the table. Safe for threads. */
public final class DynamoPageStore implements PageStore {
  private final Table table;

  public DynamoPageStore(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Turn> find(String post) {
    return table
        .get(Key.page(post))
        .map(
            item -> new Turn(post, item.instant("at"), Instant.ofEpochMilli(item.number(Wake.AT))));
  }

  @Override
  public void turnAt(String post, Instant at) {
    var key = Key.page(post);
    var item = Item.empty().text("pk", key.pk()).text("sk", key.sk()).instant("at", at);
    table.put(Wake.put(item, key, at));
  }

  @Override
  public boolean moveWake(Turn seen, Instant wake) {
    return WakeMove.run(table, Key.page(seen.post()), wake, asSeen(seen));
  }

  @Override
  public boolean done(Turn seen) {
    return table.delete(Key.page(seen.post()), asSeen(seen));
  }

  private static Condition asSeen(Turn seen) {
    return Condition.wishedAt(seen.at().toString());
  }
}
