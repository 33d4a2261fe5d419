package city.belfry.store;

import city.belfry.domain.channel.Heartbeat;
import city.belfry.domain.delivery.Delivery;
import city.belfry.usecase.heartbeat.HeartbeatStore;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Heartbeats in the table: a list of their own in the index of months. Safe for threads. */
public final class DynamoHeartbeatStore implements HeartbeatStore {
  private final Table table;

  public DynamoHeartbeatStore(Table table) {
    this.table = table;
  }

  @Override
  public List<Delivery> newest(int most) {
    return table
        .client()
        .query(r ->
            r.tableName(table.name())
                .indexName("month")
                .keyConditionExpression("#month = :heartbeat")
                .expressionAttributeNames(Map.of("#month", "month"))
                .expressionAttributeValues(
                    Map.of(":heartbeat", AttributeValue.fromS(Heartbeat.NAME)))
                .scanIndexForward(false)
                .limit(most))
        .items()
        .stream()
        .flatMap(key -> table.query(Item.of(key).text("pk"), Key.DELIVERY).stream())
        .map(DeliveryItem::read)
        .toList();
  }
}
