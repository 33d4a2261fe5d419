package city.belfry.local.cloud;

import java.io.File;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.dynamodb.services.local.shared.access.TableInfo;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteLibraryLoader;

/**
 * DynamoDB Local's own storage, which otherwise reads a table's description from SQLite again for
 * every request, half of its work for a read; here it is read once. Safe for threads.
 */
final class SqliteStorage extends SQLiteDBAccess {
  private final ConcurrentMap<String, TableInfo> known = new ConcurrentHashMap<>();

  private SqliteStorage() {}

  private SqliteStorage(File file) {
    super(file);
  }

  /** On a file, or in memory. */
  static SqliteStorage on(@Nullable File file) {
    try {
      SQLiteLibraryLoader.initialize();
    } catch (Exception e) {
      throw new IllegalStateException("SQLite's library cannot be loaded", e);
    }
    return file == null ? new SqliteStorage() : new SqliteStorage(file);
  }

  @Override
  public @Nullable TableInfo getTableInfo(String name) {
    var info = known.get(name);
    if (info == null) {
      info = super.getTableInfo(name);
      if (info != null) {
        known.put(name, info);
      }
    }
    return info;
  }

  @Override
  public void deleteTable(String name) {
    super.deleteTable(name);
    known.remove(name);
  }

  @Override
  public void updateTable(
      String name,
      ProvisionedThroughput throughput,
      OnDemandThroughput onDemand,
      BillingMode billing,
      long at,
      List<AttributeDefinition> attributes,
      List<GlobalSecondaryIndexDescription> indexes,
      Boolean deletionProtection,
      StreamSpecification stream) {
    super.updateTable(
        name, throughput, onDemand, billing, at, attributes, indexes, deletionProtection, stream);
    known.remove(name);
  }

  @Override
  public void updateTable(String name, String timeToLive) {
    super.updateTable(name, timeToLive);
    known.remove(name);
  }
}
