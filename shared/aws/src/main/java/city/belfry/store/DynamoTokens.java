package city.belfry.store;

import city.belfry.platform.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Shared sessions in the table. The client's own repetition of a write whose answer was lost is
 * refused, and counts as lost to another: that costs a login, never a token. Safe for threads.
 */
public final class DynamoTokens implements Tokens {
  private final Table table;

  public DynamoTokens(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Kept> read(String channel) {
    return table
        .get(Key.token(channel))
        .map(item -> new Kept(item.number("gen"), item.has("spending"), item.text("sealed")));
  }

  @Override
  public boolean spend(String channel, Kept seen) {
    return write(channel, "SET spending = :seen", Condition.unspent(seen.generation()), Map.of());
  }

  @Override
  public boolean replace(String channel, @Nullable Kept seen, String sealed) {
    if (seen == null) {
      var key = Key.token(channel);
      var first = Item.empty().text("pk", key.pk()).text("sk", key.sk());
      return table.create(first.number("gen", 1).text("sealed", sealed));
    }
    return write(
        channel,
        "SET gen = :next, sealed = :sealed REMOVE spending",
        Condition.generation(seen.generation()),
        Map.of(
            ":next", AttributeValue.fromN(Long.toString(seen.generation() + 1)),
            ":sealed", AttributeValue.fromS(sealed)));
  }

  private boolean write(
      String channel, String expression, Condition condition, Map<String, AttributeValue> more) {
    var values = new HashMap<>(condition.values());
    values.putAll(more);
    var update = new Table.Update(expression, condition.expression(), condition.names(), values);
    return table.update(Key.token(channel), update) instanceof Table.Write.Done;
  }
}
