package city.belfry.local.cloud;

import city.belfry.local.template.TableSpec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes the template's table on any DynamoDB, as the embedded one makes it. */
public final class RemoteTables {
  private RemoteTables() {}

  public static void create(DynamoDbClient client, TableSpec table) {
    client.createTable(TableRequest.of(table));
    try (var waiter = client.waiter()) {
      waiter.waitUntilTableExists(describe -> describe.tableName(table.name()));
    }
  }
}
