package city.belfry.store;

import city.belfry.time.Clock;
import city.belfry.time.Ids;
import city.belfry.usecase.Stores;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** All stores on one table. */
public final class DynamoStores {
  private DynamoStores() {}

  public static Stores on(DynamoDbClient client, String name, Clock clock, Ids ids) {
    var table = new Table(client, name);
    return new Stores(
        new DynamoPostStore(table, ids),
        new DynamoDeliveryStore(table, ids),
        new DynamoPageStore(table),
        new DynamoTakeBackStore(table),
        new DynamoHoldStore(table, ids),
        new DynamoChannelStore(table, ids, clock),
        new DynamoPictureStore(table, clock),
        new DynamoSnapshotStore(table),
        new DynamoWakeIndex(table));
  }
}
