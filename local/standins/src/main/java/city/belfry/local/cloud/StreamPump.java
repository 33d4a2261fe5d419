package city.belfry.local.cloud;

import city.belfry.local.template.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Feeds a function from a table's stream as Lambda's event source does: every shard from its
 * beginning, in its order, a shard after the one that it continues. The place reached is kept in
 * memory only: after a restart the function sees again what the table still has. A record that
 * fails is tried again before anything after it, and is left out after ten tries.
 *
 * <p>While publishers are at work it gives way to them: on AWS the table serves both at once, here
 * one thread serves all.
 */
public final class StreamPump implements Pump {
  private static final int MOST_TRIES = 10;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** While it gives way: as often as Lambda polls a shard, and so few records each time. */
  private static final Duration BESIDE_OTHERS = Duration.ofMillis(250);

  private static final int FEW = 10;

  private final DynamoDbStreamsClient streams;
  private final String stream;
  private final Source.TableStream source;
  private final Invocation function;
  private final Consumer<String> log;
  private final BooleanSupplier givesWay;
  private final Map<String, StreamShard> open = new LinkedHashMap<>();
  private final Set<String> ended = new HashSet<>();

  /** A pump that gives way to nobody. */
  public StreamPump(
      DynamoDbStreamsClient streams,
      String stream,
      Source.TableStream source,
      Invocation function,
      Consumer<String> log) {
    this(streams, stream, source, function, log, () -> false);
  }

  /**
   * @param stream the stream's address
   * @param log gets one line for each call that failed and each record left out
   * @param givesWay whether others need the table more just now
   */
  public StreamPump(
      DynamoDbStreamsClient streams,
      String stream,
      Source.TableStream source,
      Invocation function,
      Consumer<String> log,
      BooleanSupplier givesWay) {
    this.streams = streams;
    this.stream = stream;
    this.source = source;
    this.function = function;
    this.log = log;
    this.givesWay = givesWay;
  }

  @Override
  public boolean turn() {
    discover();
    var moved = false;
    for (var shard : List.copyOf(open.values())) {
      moved |= turn(shard);
    }
    open.entrySet().removeIf(entry -> entry.getValue().ended() && ended.add(entry.getKey()));
    return moved && !givesWay.getAsBoolean();
  }

  /** Longer with each try of a record that fails. */
  @Override
  public Duration pause() {
    var tries = open.values().stream().mapToInt(StreamShard::tries).max().orElse(0);
    var least = givesWay.getAsBoolean() ? BESIDE_OTHERS : Pump.super.pause();
    var pause = least.multipliedBy(1L << tries);
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private void discover() {
    var shards = shards();
    var listed = shards.stream().map(Shard::shardId).collect(Collectors.toSet());
    for (var shard : shards) {
      var id = shard.shardId();
      var parent = shard.parentShardId();
      var parentDone = !listed.contains(parent) || ended.contains(parent);
      if (parentDone && !ended.contains(id)) {
        open.computeIfAbsent(id, _ -> new StreamShard(streams, stream, id));
      }
    }
    ended.retainAll(listed);
  }

  private List<Shard> shards() {
    var shards = new ArrayList<Shard>();
    @Nullable String last = null;
    do {
      var from = last;
      var description =
          streams
              .describeStream(request -> request.streamArn(stream).exclusiveStartShardId(from))
              .streamDescription();
      shards.addAll(description.shards());
      last = description.lastEvaluatedShardId();
    } while (last != null);
    return shards;
  }

  private boolean turn(StreamShard shard) {
    var batch = shard.batch(givesWay.getAsBoolean() ? FEW : source.batchSize());
    if (batch.isEmpty()) {
      return false;
    }
    var done = call(shard, batch);
    if (shard.tries() < MOST_TRIES) {
      return done > 0;
    }
    log.accept(
        "%s: a record is left out after %d tries: %s"
            .formatted(source.table(), MOST_TRIES, batch.get(done).dynamodb().keys()));
    shard.done(1);
    return true;
  }

  /** How many of the batch's first records are done. */
  private int call(StreamShard shard, List<Record> batch) {
    BatchAnswer answer;
    try {
      var bytes = function.call(StreamEvent.of(batch, stream));
      answer =
          source.reportsFailures()
              ? BatchAnswer.read(
                  bytes, batch.stream().map(StreamPump::number).collect(Collectors.toSet()))
              : new BatchAnswer.Failed(Set.of());
    } catch (IOException | RuntimeException fault) {
      answer = new BatchAnswer.Malformed(Line.of("the call failed", fault));
    }
    return switch (answer) {
      case BatchAnswer.Failed(var failed) -> keepFrom(failed, shard, batch);
      case BatchAnswer.Malformed(var why) -> {
        log.accept("%s: %s".formatted(source.table(), why));
        shard.oneFailedOf(batch.size());
        yield 0;
      }
    };
  }

  /** What comes after the first failure goes again with it, so that the order holds. */
  private static int keepFrom(Set<String> failed, StreamShard shard, List<Record> batch) {
    var done = 0;
    while (done < batch.size() && !failed.contains(number(batch.get(done)))) {
      done++;
    }
    shard.done(done);
    if (done < batch.size()) {
      shard.firstFailed();
    }
    return done;
  }

  private static String number(Record record) {
    return record.dynamodb().sequenceNumber();
  }
}
