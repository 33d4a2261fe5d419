package city.belfry.store;

import java.time.Instant;
import java.util.HashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Moves, or ends, the wake of an item and nothing else: its version stays. */
final class WakeMove {
  private WakeMove() {}

  /** Answers whether the item was as the condition says. */
  static boolean run(Table table, Key key, Instant wake, Condition condition) {
    var names = new HashMap<>(condition.names());
    var values = new HashMap<>(condition.values());
    names.put("#wake", Wake.AT);
    values.put(":wake", AttributeValue.fromN(Long.toString(wake.toEpochMilli())));
    var update = new Table.Update("SET #wake = :wake", condition.expression(), names, values);
    return switch (table.update(key, update)) {
      case Table.Write.Done _ -> true;
      case Table.Write.Refused _ -> false;
    };
  }

  static Table.Update end(Condition condition) {
    var names = new HashMap<>(condition.names());
    names.put("#wake", Wake.AT);
    names.put("#shard", Wake.SHARD);
    return new Table.Update(
        "REMOVE #wake, #shard", condition.expression(), names, condition.values());
  }
}
