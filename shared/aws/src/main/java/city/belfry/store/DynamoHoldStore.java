package city.belfry.store;

import city.belfry.domain.journal.Change;
import city.belfry.time.Ids;
import city.belfry.usecase.hold.Hold;
import city.belfry.usecase.hold.HoldStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The hold in the table. Safe for threads. */
public final class DynamoHoldStore implements HoldStore {
  private final Table table;
  private final Ids ids;

  public DynamoHoldStore(Table table, Ids ids) {
    this.table = table;
    this.ids = ids;
  }

  @Override
  public Hold read() {
    return table
        .get(Key.hold())
        .map(item ->
            new Hold(
                item.flag("set"),
                item.number("epoch"),
                item.text("by"),
                item.instant("at"),
                item.text("why")))
        .orElse(Hold.NEVER);
  }

  @Override
  public Hold set(Instant at, Change change) {
    return write(seen -> new Hold(true, seen.epoch() + 1, change.who(), at, change.why()), change);
  }

  @Override
  public Hold release(Instant at, Change change) {
    return write(
        seen -> seen.set() ? new Hold(false, seen.epoch(), change.who(), at, change.why()) : seen,
        change);
  }

  private Hold write(UnaryOperator<Hold> act, Change change) {
    while (true) {
      var seen = read();
      var next = act.apply(seen);
      if (next.equals(seen)) {
        return seen;
      }
      var acted = table.putNew(Acts.item(Key.CITY, ids.next(), change, next.at()));
      if (table.transact(List.of(put(seen, next), acted)).isEmpty()) {
        return next;
      }
    }
  }

  private TransactWriteItem put(Hold seen, Hold next) {
    var key = Key.hold();
    var item =
        Item.empty()
            .text("pk", key.pk())
            .text("sk", key.sk())
            .flag("set", next.set())
            .number("epoch", next.epoch())
            .text("by", next.by())
            .instant("at", next.at())
            .text("why", next.why());
    var values =
        Map.of(
            ":epoch", AttributeValue.fromN(Long.toString(seen.epoch())),
            ":set", AttributeValue.fromBool(seen.set()));
    return TransactWriteItem.builder()
        .put(p ->
            p.tableName(table.name())
                .item(item.values())
                .conditionExpression(
                    "attribute_not_exists(pk) OR (#epoch = :epoch AND #set = :set)")
                .expressionAttributeNames(Map.of("#epoch", "epoch", "#set", "set"))
                .expressionAttributeValues(values))
        .build();
  }
}
