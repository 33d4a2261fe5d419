package city.belfry.store;

import city.belfry.domain.channel.Heartbeat;
import city.belfry.domain.delivery.Claim;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.journal.Change;
import city.belfry.domain.message.Message;
import city.belfry.runtime.Json;
import city.belfry.time.Ids;
import city.belfry.usecase.delivery.DeliveryStore;
import city.belfry.usecase.delivery.Guard;
import city.belfry.usecase.delivery.Written;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deliveries in the table. Safe for threads. */
public final class DynamoDeliveryStore implements DeliveryStore {
  private final Table table;
  private final Ids ids;

  public DynamoDeliveryStore(Table table, Ids ids) {
    this.table = table;
    this.ids = ids;
  }

  @Override
  public Optional<Delivery> find(DeliveryId id) {
    return table.get(Key.delivery(id)).map(DeliveryItem::read);
  }

  @Override
  public List<Delivery> ofPost(String post) {
    return table.query(Key.POSTS + post, Key.DELIVERY).stream().map(DeliveryItem::read).toList();
  }

  @Override
  public boolean create(Delivery delivery, Change change) {
    var item = DeliveryItem.write(delivery, Key.delivery(delivery.id())).number("ver", 1);
    return table.create(Changed.put(item, change, ids.next()));
  }

  @Override
  public Written write(Delivery seen, Delivery next, Guard guard, Change change) {
    var key = Key.delivery(seen.id());
    var changeId = ids.next();
    var update =
        Table.Update.between(
            DeliveryItem.write(seen, key).values(),
            Changed.put(DeliveryItem.write(next, key), change, changeId).values(),
            condition(seen, next, guard));
    return switch (table.update(key, update)) {
      case Table.Write.Done(var now) -> new Written.Done(DeliveryItem.read(now));
      case Table.Write.Refused(var found) ->
          // The first try's answer was lost, and the SDK's own retry was refused: it is mine.
          found.filter(item -> changeId.equals(item.textOrNull(Changed.ID))).isPresent()
              ? new Written.Done(found.map(DeliveryItem::read).orElseThrow())
              : new Written.Refused(found.map(DeliveryItem::read));
    };
  }

  private static Condition condition(Delivery seen, Delivery next, Guard guard) {
    return switch (guard) {
      case VERSION -> Condition.version(seen.ver());
      case CLAIM -> Condition.claim(seen.claim().map(Claim::id).orElse("none"));
      case NOT_DELIVERED -> Condition.notDelivered(next.order().revision());
    };
  }

  @Override
  public boolean moveWake(Delivery seen, Instant wake) {
    var condition = Condition.unmoved(seen.state().name(), seen.ver());
    return WakeMove.run(table, Key.delivery(seen.id()), wake, condition);
  }

  @Override
  public Optional<Message> message(DeliveryId id, int revision) {
    return table
        .get(Key.message(id, revision))
        .map(item -> Json.read(item.text("words"), Message.class));
  }

  @Override
  public boolean own(DeliveryId id, int revision, String platformId) {
    if (Heartbeat.isOn(id.channel())) {
      // Its page bears its own name: nobody else can have it, and the note would stay for ever.
      return true;
    }
    var owner = id + "." + revision;
    var key = Key.placed(id.channel(), platformId);
    var item = Item.empty().text("pk", key.pk()).text("sk", key.sk()).text("owner", owner);
    return table.create(item)
        || table.get(key).filter(found -> found.text("owner").equals(owner)).isPresent();
  }

  @Override
  public void keepReceipt(Delivery ended) {
    var item = DeliveryItem.write(ended, Key.receipt(ended.id(), ended.order().revision()));
    table.create(item.number("ver", ended.ver()));
  }

  @Override
  public List<Delivery> earlier(String post) {
    return table.query(Key.POSTS + post, Key.RECEIPT).stream().map(DeliveryItem::read).toList();
  }
}
