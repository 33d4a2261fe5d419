package city.belfry.store;

import java.time.Instant;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Moves, or ends, the wake of an item and nothing else: its version stays. */
final class WakeMove {
  private WakeMove() {}

  /** Answers whether the item was as the condition says. */
  static boolean run(Table table, Key key, @Nullable Instant wake, Condition condition) {
    var names = new HashMap<>(condition.names());
    var values = new HashMap<>(condition.values());
    names.put("#wake", Wake.AT);
    names.put("#shard", Wake.SHARD);
    String expression;
    if (wake == null) {
      expression = "REMOVE #wake, #shard";
    } else {
      expression = "SET #wake = :wake, #shard = :shard";
      values.put(":wake", AttributeValue.fromN(Long.toString(wake.toEpochMilli())));
      values.put(":shard", AttributeValue.fromS(Wake.shard(Key.shard(key.shardedBy()))));
    }
    var update = new Table.Update(expression, condition.expression(), names, values);
    return switch (table.update(key, update)) {
      case Table.Write.Done _ -> true;
      case Table.Write.Refused _ -> false;
    };
  }
}
