package city.belfry.store;

import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.delivery.TakeBack;
import city.belfry.domain.journal.Change;
import city.belfry.usecase.delivery.TakeBackStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Wishes to take back, in the table. Safe for threads. */
public final class DynamoTakeBackStore implements TakeBackStore {
  private final Table table;

  public DynamoTakeBackStore(Table table) {
    this.table = table;
  }

  @Override
  public Optional<TakeBack> find(DeliveryId delivery) {
    return table.get(Key.takeBack(delivery)).map(DynamoTakeBackStore::read);
  }

  @Override
  public List<TakeBack> ofPost(String post) {
    return table.query(Key.POSTS + post, Key.TAKE_BACK).stream()
        .map(DynamoTakeBackStore::read)
        .toList();
  }

  @Override
  public boolean want(TakeBack wish) {
    return table.create(write(wish).number("ver", 1));
  }

  @Override
  public boolean write(TakeBack seen, TakeBack next) {
    var update =
        Table.Update.between(
            write(seen).values(), write(next).values(), Condition.version(seen.ver()));
    return table.update(Key.takeBack(seen.delivery()), update) instanceof Table.Write.Done;
  }

  @Override
  public boolean moveWake(TakeBack seen, Instant wake) {
    var condition = Condition.unmoved(seen.state().name(), seen.ver());
    return WakeMove.run(table, Key.takeBack(seen.delivery()), wake, condition);
  }

  private static Item write(TakeBack wish) {
    var key = Key.takeBack(wish.delivery());
    var reason = wish.reason();
    var item =
        Item.empty()
            .text("pk", key.pk())
            .text("sk", key.sk())
            .text("platform", wish.platform())
            .text("state", wish.state().name())
            .text("who", wish.by().who())
            .text("what", wish.by().what())
            .text("why", wish.by().why())
            .instant("at", wish.at())
            .number("tries", wish.tries())
            .instant("look", wish.look())
            .text("reason", reason == null ? null : reason.code())
            .text("reasonDetail", reason == null ? null : reason.detail())
            .text("raw", wish.raw().isEmpty() ? null : wish.raw());
    return Wake.put(item, key, wish.wake());
  }

  private static TakeBack read(Item item) {
    return new TakeBack(
        Key.delivery(item.text("pk"), item.text("sk")),
        item.text("platform"),
        item.constant("state", TakeBack.State.class),
        item.number("ver"),
        new Change(item.text("who"), item.text("what"), item.text("why")),
        item.instant("at"),
        item.integer("tries"),
        item.has("reason")
            ? new Reason(item.text("reason"), item.textOr("reasonDetail", ""))
            : null,
        item.textOr("raw", ""),
        item.instant("look"),
        Wake.read(item));
  }
}
