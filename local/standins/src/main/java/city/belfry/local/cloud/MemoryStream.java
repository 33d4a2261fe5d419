package city.belfry.local.cloud;

import city.belfry.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.dynamodb.services.local.shared.access.LocalDBUtils;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccessUtils;
import software.amazon.dynamodb.services.local.shared.model.AttributeValue;

/** A table's stream, of one shard, from its first record to its last. Not safe for threads. */
final class MemoryStream {
  static final long START = 1;

  private final String arn;
  private final String table;
  private final StreamViewType view;
  private final List<String> key;
  private final Clock clock;
  private final Instant created;
  private final String shard = LocalDBUtils.generateShardId();
  private final List<Change> changes = new ArrayList<>();

  private record Change(
      Instant at,
      @Nullable Map<String, AttributeValue> old,
      @Nullable Map<String, AttributeValue> now) {}

  /**
   * @param key the names of the hash key and the sort key
   */
  MemoryStream(String arn, String table, StreamViewType view, List<String> key, Clock clock) {
    this.arn = arn;
    this.table = table;
    this.view = view;
    this.key = List.copyOf(key);
    this.clock = clock;
    this.created = clock.now();
  }

  String arn() {
    return arn;
  }

  String table() {
    return table;
  }

  String shard() {
    return shard;
  }

  void add(@Nullable Map<String, AttributeValue> old, @Nullable Map<String, AttributeValue> now) {
    changes.add(new Change(clock.now(), old, now));
  }

  void dropLast() {
    changes.removeLast();
  }

  @Nullable Long first() {
    return changes.isEmpty() ? null : START;
  }

  @Nullable Long last() {
    return changes.isEmpty() ? null : START + changes.size() - 1;
  }

  StreamDescription description() {
    var keys = new ArrayList<KeySchemaElement>();
    for (var name : key) {
      var type = keys.isEmpty() ? KeyType.HASH : KeyType.RANGE;
      keys.add(KeySchemaElement.builder().attributeName(name).keyType(type).build());
    }
    var only =
        Shard.builder()
            .shardId(shard)
            .sequenceNumberRange(
                r -> r.startingSequenceNumber(LocalDBUtils.longToSequenceNumber(START)))
            .build();
    return StreamDescription.builder()
        .streamArn(arn)
        .streamLabel(LocalDBUtils.extractStreamLabelFromArn(arn))
        .streamStatus(StreamStatus.ENABLED)
        .tableName(table)
        .streamViewType(view)
        .keySchema(keys)
        .creationRequestDateTime(created)
        .shards(only)
        .build();
  }

  /** A list that the caller may change. */
  List<Record> records(long from, int limit) {
    var found = new ArrayList<Record>();
    var end = Math.min(changes.size(), from - START + limit);
    for (var i = from - START; i < end; i++) {
      found.add(record(i + START, changes.get((int) i)));
    }
    return found;
  }

  private Record record(long number, Change change) {
    var type =
        change.old == null
            ? OperationType.INSERT
            : change.now == null ? OperationType.REMOVE : OperationType.MODIFY;
    var some = Objects.requireNonNull(change.now == null ? change.old : change.now);
    var keys = new HashMap<String, AttributeValue>();
    key.forEach(name -> keys.put(name, Objects.requireNonNull(some.get(name))));
    var record =
        StreamRecord.builder()
            .keys(converted(keys))
            .streamViewType(view)
            .approximateCreationDateTime(change.at.truncatedTo(ChronoUnit.MINUTES))
            .sequenceNumber(LocalDBUtils.longToSequenceNumber(number));
    if (view == StreamViewType.NEW_AND_OLD_IMAGES || view == StreamViewType.NEW_IMAGE) {
      record.newImage(converted(change.now));
    }
    if (view == StreamViewType.NEW_AND_OLD_IMAGES || view == StreamViewType.OLD_IMAGE) {
      record.oldImage(converted(change.old));
    }
    return Record.builder()
        .dynamodb(record.build())
        .eventID(shard + "/" + number)
        .eventVersion("1.1")
        .eventName(type)
        .build();
  }

  private static @Nullable
      Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>
      converted(@Nullable Map<String, AttributeValue> item) {
    if (item == null) {
      return null;
    }
    var converted =
        new HashMap<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>();
    item.forEach((name, value) ->
        converted.put(name, SQLiteDBAccessUtils.convertLocalAttributeValue(value)));
    return converted;
  }
}
