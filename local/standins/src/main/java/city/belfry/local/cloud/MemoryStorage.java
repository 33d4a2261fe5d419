package city.belfry.local.cloud;

import city.belfry.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.dynamodb.services.local.shared.access.ListTablesResponseInfo;
import software.amazon.dynamodb.services.local.shared.access.LocalDBAccess;
import software.amazon.dynamodb.services.local.shared.access.LocalDBUtils;
import software.amazon.dynamodb.services.local.shared.access.QueryResponseInfo;
import software.amazon.dynamodb.services.local.shared.access.ShardIterator;
import software.amazon.dynamodb.services.local.shared.access.TableInfo;
import software.amazon.dynamodb.services.local.shared.access.sqlite.TableSchemaInfo;
import software.amazon.dynamodb.services.local.shared.model.AttributeValue;
import software.amazon.dynamodb.services.local.shared.model.Condition;

/**
 * The storage beneath DynamoDB Local, in this process's own memory. What a request means stays
 * DynamoDB Local's: it reads the expressions, checks the conditions, and asks a storage like this
 * for records. Its own one hands every question to SQLite on another thread, as JSON; this one
 * answers from a sorted map, several times as fast, for runs that ask millions of times. Tables
 * have a sort key; scans, local indexes and changes of a table are refused. Safe for threads.
 */
final class MemoryStorage implements LocalDBAccess {
  private final Clock clock;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, MemoryTable> tables = new TreeMap<>();
  private final Map<String, ReentrantReadWriteLock> tableLocks = new HashMap<>();
  private final Map<String, byte[]> transactions = new HashMap<>();

  /** What a roll-back does, newest last; null outside a transaction. */
  private @Nullable List<Runnable> undo;

  /**
   * @param clock stamps what the streams record
   */
  MemoryStorage(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void createTable(
      String name,
      AttributeDefinition hashKey,
      AttributeDefinition rangeKey,
      List<AttributeDefinition> attributes,
      List<LocalSecondaryIndex> localIndexes,
      List<GlobalSecondaryIndex> indexes,
      ProvisionedThroughput throughput,
      OnDemandThroughput onDemand,
      BillingMode billing,
      Boolean deletionProtection,
      StreamSpecification stream) {
    if (rangeKey == null || (localIndexes != null && !localIndexes.isEmpty())) {
      throw unsupported("a table without a sort key, or with a local index");
    }
    var now = clock.now();
    var records =
        stream != null && stream.streamEnabled()
            ? new MemoryStream(
                LocalDBUtils.generateStreamARN(
                    name, LocalDBUtils.millisToISO8601(now.toEpochMilli())),
                name,
                stream.streamViewType(),
                List.of(hashKey.attributeName(), rangeKey.attributeName()),
                clock)
            : null;
    var info =
        new TableInfo(
            name,
            hashKey,
            rangeKey,
            attributes,
            List.of(),
            LocalDBUtils.getGsiDescListFrom(indexes),
            throughput,
            onDemand,
            billing,
            stream,
            records == null ? null : records.arn(),
            null,
            deletionProtection);
    writing(() -> tables.put(name, new MemoryTable(info, records)));
  }

  @Override
  public void deleteTable(String name) {
    writing(() -> tables.remove(name));
  }

  @Override
  public @Nullable TableInfo getTableInfo(String name) {
    lock.readLock().lock();
    try {
      var table = tables.get(name);
      return table == null ? null : table.info();
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public ListTablesResponseInfo listTables(@Nullable String after, Long limit) {
    return reading(() -> new ListTablesResponseInfo(new ArrayList<>(tables.keySet()), null));
  }

  @Override
  public @Nullable Map<String, AttributeValue> getRecord(
      String name, Map<String, AttributeValue> key) {
    return reading(() -> table(name).get(key));
  }

  @Override
  public void putRecord(
      String name,
      Map<String, AttributeValue> item,
      AttributeValue hashKey,
      AttributeValue rangeKey,
      boolean update) {
    writing(() -> undoable(table(name).put(item)));
  }

  @Override
  public boolean deleteRecord(String name, Map<String, AttributeValue> key, boolean bySystem) {
    lock.writeLock().lock();
    try {
      var table = table(name);
      if (table.get(key) == null) {
        return false;
      }
      undoable(table.delete(key));
      return true;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void undoable(Runnable change) {
    if (undo != null) {
      undo.add(change);
    }
  }

  @Override
  public QueryResponseInfo queryRecords(
      String name,
      @Nullable String index,
      Map<String, Condition> conditions,
      @Nullable Map<String, AttributeValue> after,
      @Nullable Long limit,
      boolean ascending,
      byte @Nullable [] fromHash,
      byte @Nullable [] toHash,
      boolean scan,
      boolean globalIndex) {
    if (scan) {
      throw unsupported("a scan");
    }
    lock.readLock().lock();
    try {
      var most = limit == null ? Long.MAX_VALUE : limit;
      var start = after == null || after.isEmpty() ? null : after;
      var found = table(name).query(index, conditions, start, most, ascending);
      return new QueryResponseInfo(found, found.size() == most ? found.getLast() : null);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public ReentrantReadWriteLock getLockForTable(String name) {
    synchronized (tableLocks) {
      return tableLocks.computeIfAbsent(name, _ -> new ReentrantReadWriteLock());
    }
  }

  /** Keeps everybody else out until the end; answers the signature of the same one before. */
  @Override
  public byte @Nullable [] beginTransaction(String id) {
    lock.writeLock().lock();
    undo = new ArrayList<>();
    return transactions.get(id);
  }

  @Override
  public void commitTransaction(String id, byte[] signature) {
    transactions.put(id, signature);
    undo = null;
    lock.writeLock().unlock();
  }

  @Override
  public void rollbackTransaction() {
    Objects.requireNonNull(undo).reversed().forEach(Runnable::run);
    undo = null;
    lock.writeLock().unlock();
  }

  @Override
  public List<StreamDescription> getStreamInfo(
      @Nullable String table,
      @Nullable String arn,
      @Nullable Integer limit,
      @Nullable String afterStream,
      @Nullable String afterShard) {
    return getStreamInfo(table, arn, limit, afterStream, afterShard, null);
  }

  /** A stream has one shard for all its life, so nothing comes after it, and it has no child. */
  @Override
  public List<StreamDescription> getStreamInfo(
      @Nullable String table,
      @Nullable String arn,
      @Nullable Integer limit,
      @Nullable String afterStream,
      @Nullable String afterShard,
      @Nullable String parentShard) {
    lock.readLock().lock();
    try {
      var found = new ArrayList<StreamDescription>();
      for (var each : tables.values()) {
        var stream = each.stream();
        if (stream != null
            && afterShard == null
            && parentShard == null
            && (arn == null || arn.equals(stream.arn()))
            && (table == null || table.equals(stream.table()))) {
          found.add(stream.description());
        }
      }
      return found;
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public List<Record> getStreamRecords(Integer limit, ShardIterator from) {
    return reading(() -> stream(from.shardId).records(from.shardSequenceNumber, limit));
  }

  @Override
  public @Nullable Long getLatestSequenceNumberForShard(String shard) {
    return reading(() -> stream(shard).last());
  }

  @Override
  public @Nullable Long getEarliestNonExpiredSequenceNumberForShard(String shard) {
    return reading(() -> stream(shard).first());
  }

  @Override
  public Long getSequenceNumberStartForShard(String shard) {
    return MemoryStream.START;
  }

  @Override
  public long getDeletionDateTimeForShard(String shard) {
    return 0;
  }

  @Override
  public boolean shardIsNotExpired(String shard) {
    return true;
  }

  @Override
  public void findAndRolloverActiveShards(String table, long age) {}

  @Override
  public long getTableItemCount(String name) {
    return reading(() -> table(name).size());
  }

  /** Sizes are guessed by nobody here. */
  @Override
  public long getTableByteSize(String name) {
    return 0;
  }

  @Override
  public long getGSIItemCount(String name, String index) {
    return 0;
  }

  @Override
  public long getGSIByteSize(String name, String index) {
    return 0;
  }

  @Override
  public long getLSIItemCount(String name, String index) {
    return 0;
  }

  @Override
  public long getLSIByteSize(String name, String index) {
    return 0;
  }

  @Override
  public Map<String, List<GlobalSecondaryIndexDescription>> getGSIsByStatusFromAllTables(
      IndexStatus status, Boolean backfilling) {
    return Map.of();
  }

  @Override
  public Map<String, TableSchemaInfo> fetchAllTablesWithTimeToLiveEnabled() {
    return Map.of();
  }

  @Override
  public int numberOfSubscriberWideInflightOnlineCreateIndexesOperations() {
    return 0;
  }

  @Override
  public void optimizeDBBeforeStartup() {}

  @Override
  public void close() {}

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
    throw unsupported("a change of a table");
  }

  @Override
  public void updateTable(String name, String timeToLive) {
    throw unsupported("a time to live");
  }

  @Override
  public void createGSIColumns(String name, String index) {
    throw unsupported("a new index");
  }

  @Override
  public void backfillGSI(String name, String index) {
    throw unsupported("a new index");
  }

  @Override
  public void deleteGSI(String name, String index) {
    throw unsupported("the end of an index");
  }

  @Override
  public void dilateEventTimes(long millis) {
    throw unsupported("a stretch of time");
  }

  private <T extends @Nullable Object> T reading(Supplier<T> what) {
    lock.readLock().lock();
    try {
      return what.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  private void writing(Runnable what) {
    lock.writeLock().lock();
    try {
      what.run();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private MemoryTable table(String name) {
    return Objects.requireNonNull(tables.get(name), name);
  }

  private MemoryStream stream(String shard) {
    return tables.values().stream()
        .map(MemoryTable::stream)
        .filter(stream -> stream != null && stream.shard().equals(shard))
        .findFirst()
        .orElseThrow();
  }

  private static UnsupportedOperationException unsupported(String what) {
    return new UnsupportedOperationException("the storage in memory knows no such thing: " + what);
  }
}
