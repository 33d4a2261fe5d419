package city.belfry.local.cloud;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Where the reading of one shard stands. For one thread. */
final class StreamShard {
  private final DynamoDbStreamsClient streams;
  private final String stream;
  private final String id;
  private final Deque<Record> pending = new ArrayDeque<>();
  private @Nullable String iterator;
  private @Nullable String lastRead;
  private boolean readToItsEnd;
  private int alone;
  private int tries;

  StreamShard(DynamoDbStreamsClient streams, String stream, String id) {
    this.streams = streams;
    this.stream = stream;
    this.id = id;
  }

  /** Whether nothing will come any more. */
  boolean ended() {
    return readToItsEnd && pending.isEmpty();
  }

  /** The records to handle next: new ones, or those that failed. */
  List<Record> batch(int most) {
    if (pending.isEmpty() && !readToItsEnd) {
      var response = read(most);
      pending.addAll(response.records());
      if (!pending.isEmpty()) {
        lastRead = pending.getLast().dynamodb().sequenceNumber();
      }
      iterator = response.nextShardIterator();
      readToItsEnd = iterator == null;
    }
    return pending.stream().limit(alone > 0 ? 1 : most).toList();
  }

  private GetRecordsResponse read(int most) {
    var position = iterator == null ? freshIterator() : iterator;
    try {
      return streams.getRecords(request -> request.shardIterator(position).limit(most));
    } catch (ExpiredIteratorException | TrimmedDataAccessException stale) {
      if (stale instanceof TrimmedDataAccessException) {
        lastRead = null;
      }
      var again = freshIterator();
      return streams.getRecords(request -> request.shardIterator(again).limit(most));
    }
  }

  private String freshIterator() {
    var after = lastRead;
    return streams
        .getShardIterator(request ->
            request
                .streamArn(stream)
                .shardId(id)
                .shardIteratorType(
                    after == null
                        ? ShardIteratorType.TRIM_HORIZON
                        : ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                .sequenceNumber(after))
        .shardIterator();
  }

  /** The first so many records are done. */
  void done(int records) {
    for (int i = 0; i < records; i++) {
      pending.removeFirst();
    }
    if (records > 0) {
      alone = Math.max(0, alone - records);
      tries = 0;
    }
  }

  /** The first record that is not done failed. */
  void firstFailed() {
    tries++;
  }

  /** Some record of the batch failed: which one shows when they come one by one. */
  void oneFailedOf(int records) {
    if (records == 1) {
      firstFailed();
    } else {
      alone = records;
    }
  }

  int tries() {
    return tries;
  }
}
