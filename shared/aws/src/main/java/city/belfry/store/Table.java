package city.belfry.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** The one table. Safe for threads. */
public final class Table {
  private static final int CONFLICT_TRIES = 8;

  private final DynamoDbClient client;
  private final String name;

  public Table(DynamoDbClient client, String name) {
    this.client = client;
    this.name = name;
  }

  DynamoDbClient client() {
    return client;
  }

  String name() {
    return name;
  }

  /** What a conditional write came to. */
  sealed interface Write {
    record Done(Item now) implements Write {}

    record Refused(Optional<Item> found) implements Write {}
  }

  Optional<Item> get(Key key) {
    var item = client.getItem(r -> r.tableName(name).key(key.values()).consistentRead(true)).item();
    return item == null || item.isEmpty() ? Optional.empty() : Optional.of(Item.of(item));
  }

  /** All items of a partition whose sort key starts so, in order; strongly consistent. */
  List<Item> query(String pk, String prefix) {
    var request =
        QueryRequest.builder()
            .tableName(name)
            .consistentRead(true)
            .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
            .expressionAttributeValues(
                Map.of(":pk", AttributeValue.fromS(pk), ":sk", AttributeValue.fromS(prefix)))
            .build();
    var all = new ArrayList<Item>();
    client.queryPaginator(request).items().forEach(item -> all.add(Item.of(item)));
    return all;
  }

  /** Puts an item where there is none; answers whether this call did. */
  boolean create(Item item) {
    try {
      client.putItem(r ->
          r.tableName(name).item(item.values()).conditionExpression("attribute_not_exists(pk)"));
      return true;
    } catch (ConditionalCheckFailedException _) {
      return false;
    }
  }

  void put(Item item) {
    client.putItem(r -> r.tableName(name).item(item.values()));
  }

  /** Deletes an item under a condition; answers whether this call did, or there was none. */
  boolean delete(Key key, Condition condition) {
    try {
      client.deleteItem(r ->
          r.tableName(name)
              .key(key.values())
              .conditionExpression("attribute_not_exists(pk) OR " + condition.expression())
              .expressionAttributeNames(condition.names())
              .expressionAttributeValues(condition.values()));
      return true;
    } catch (ConditionalCheckFailedException _) {
      return false;
    }
  }

  /** Updates one item under a condition; a transaction that holds it for a moment is waited out. */
  Write update(Key key, Update update) {
    for (var tries = 1; ; tries++) {
      try {
        var now =
            client.updateItem(r ->
                r.tableName(name)
                    .key(key.values())
                    .updateExpression(update.expression())
                    .conditionExpression(update.condition())
                    .expressionAttributeNames(update.names())
                    .expressionAttributeValues(update.values())
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD));
        return new Write.Done(Item.of(now.attributes()));
      } catch (ConditionalCheckFailedException e) {
        return new Write.Refused(e.hasItem() ? Optional.of(Item.of(e.item())) : Optional.empty());
      } catch (TransactionConflictException e) {
        if (tries == CONFLICT_TRIES) {
          throw e;
        }
      }
    }
  }

  /**
   * Writes all or nothing.
   *
   * @return the positions whose conditions failed; empty when everything is written
   */
  List<Integer> transact(List<TransactWriteItem> items) {
    for (var tries = 1; ; tries++) {
      try {
        client.transactWriteItems(r -> r.transactItems(items));
        return List.of();
      } catch (TransactionCanceledException e) {
        var failed = positions(e, "ConditionalCheckFailed");
        if (!failed.isEmpty()) {
          return failed;
        }
        if (positions(e, "TransactionConflict").isEmpty() || tries == CONFLICT_TRIES) {
          throw e;
        }
      }
    }
  }

  private static List<Integer> positions(TransactionCanceledException e, String code) {
    var found = new ArrayList<Integer>();
    for (var i = 0; i < e.cancellationReasons().size(); i++) {
      if (code.equals(e.cancellationReasons().get(i).code())) {
        found.add(i);
      }
    }
    return found;
  }

  TransactWriteItem putNew(Item item) {
    return TransactWriteItem.builder()
        .put(p ->
            p.tableName(name).item(item.values()).conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  TransactWriteItem updating(Key key, Update update) {
    return TransactWriteItem.builder()
        .update(u ->
            u.tableName(name)
                .key(key.values())
                .updateExpression(update.expression())
                .conditionExpression(update.condition())
                .expressionAttributeNames(update.names())
                .expressionAttributeValues(update.values()))
        .build();
  }

  /** A single-item update: named attributes set or removed, never a whole item. */
  record Update(
      String expression,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {

    /**
     * The update that turns one form of an item into another, and counts its version up. The wake
     * is always written or removed: others may have moved it since it was read.
     */
    static Update between(
        Map<String, AttributeValue> before,
        Map<String, AttributeValue> after,
        Condition condition) {
      var names = new HashMap<String, String>();
      var values = new HashMap<String, AttributeValue>();
      var sets = new ArrayList<String>();
      var removes = new ArrayList<String>();
      var all = new TreeSet<>(before.keySet());
      all.addAll(List.of(Wake.AT, Wake.SHARD));
      all.addAll(after.keySet());
      all.removeAll(List.of("pk", "sk", "ver"));
      for (var attribute : all) {
        var value = after.get(attribute);
        if (value == null) {
          removes.add("#" + attribute);
          names.put("#" + attribute, attribute);
        } else if (!value.equals(before.get(attribute)) || attribute.startsWith(Wake.AT)) {
          sets.add("#" + attribute + " = :" + attribute);
          names.put("#" + attribute, attribute);
          values.put(":" + attribute, value);
        }
      }
      sets.add("#ver = #ver + :one");
      names.put("#ver", "ver");
      values.put(":one", AttributeValue.fromN("1"));
      names.putAll(condition.names());
      values.putAll(condition.values());
      var expression =
          "SET "
              + String.join(", ", sets)
              + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes));
      return new Update(expression, condition.expression(), names, values);
    }
  }
}
