package city.belfry.local.backup;

import city.belfry.store.RestoredItems;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All that a table holds, out into a file and back into an empty table. */
public final class Backup {
  private final DynamoDbClient client;
  private final String table;

  public Backup(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /** Every item, into a new file; answers how many. What is written meanwhile may be missing. */
  public int export(Path file) throws IOException {
    return BackupFile.write(file, client.scanPaginator(scan -> scan.tableName(table)).items());
  }

  /**
   * Puts what files hold into the table; answers how many items.
   *
   * @throws IOException where a file cannot be read, or the table is not empty; nothing is put then
   */
  public int restore(List<Path> files, Clock clock, Ids ids) throws IOException {
    var items = new ArrayList<Map<String, AttributeValue>>();
    for (var file : files) {
      items.addAll(BackupFile.read(file));
    }
    if (client.scan(scan -> scan.tableName(table).limit(1)).hasItems()
        && client.scan(scan -> scan.tableName(table).limit(1)).count() > 0) {
      throw new IOException("the table %s is not empty".formatted(table));
    }
    var restored = RestoredItems.of(items, clock.now(), ids);
    restored.forEach(item -> client.putItem(put -> put.tableName(table).item(item)));
    return restored.size();
  }
}
