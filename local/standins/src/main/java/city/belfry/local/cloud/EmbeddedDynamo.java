package city.belfry.local.cloud;

import city.belfry.local.template.TableSpec;
import city.belfry.time.Clock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.shared.access.LocalDBAccess;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.jobs.JobsRegister;

/**
 * DynamoDB Local in this process. On disk, what a call has answered survives the process's sudden
 * end. Safe for threads.
 */
public final class EmbeddedDynamo implements AutoCloseable {
  private final LocalDBClient local;
  private final @Nullable FileChannel lock;
  private final DynamoDbClient client;
  private final DynamoDbStreamsClient streams;

  private EmbeddedDynamo(
      LocalDBAccess storage, @Nullable FileChannel lock, UnaryOperator<DynamoDbClient> before) {
    this.local =
        new LocalDBClient(
            storage, new JobsRegister(Executors.newVirtualThreadPerTaskExecutor(), false));
    this.lock = lock;
    this.client = before.apply(SdkExceptions.of(DynamoDbClient.class, local.dynamoDbClient()));
    this.streams = SdkExceptions.of(DynamoDbStreamsClient.class, local.dynamoDbStreamsClient());
  }

  /**
   * Starts on a storage in this process's memory that is several times as fast as the usual one and
   * knows no scans: for runs of millions of requests.
   *
   * @param clock stamps what the streams record
   */
  public static EmbeddedDynamo fast(Clock clock) {
    return new EmbeddedDynamo(new MemoryStorage(clock), null, UnaryOperator.identity());
  }

  /**
   * Starts, in memory or in a folder that is made where it does not exist.
   *
   * @throws IOException when the folder cannot be used, or another process uses it
   */
  public static EmbeddedDynamo start(Optional<Path> folder) throws IOException {
    if (folder.isEmpty()) {
      return new EmbeddedDynamo(SqliteStorage.on(null), null, Turnstile::before);
    }
    Files.createDirectories(folder.get());
    var lock = lock(folder.get());
    // DynamoDB Local wants a file: given a folder, it waits for ever.
    return new EmbeddedDynamo(
        SqliteStorage.on(folder.get().resolve("tables.db").toFile()), lock, Turnstile::before);
  }

  /** The system drops the lock with the process, however it ends. */
  private static FileChannel lock(Path folder) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("tables.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      // Somebody else in this very process.
    }
    channel.close();
    throw new IOException("%s is in use by another run".formatted(folder));
  }

  public DynamoDbClient client() {
    return client;
  }

  public DynamoDbStreamsClient streams() {
    return streams;
  }

  /**
   * Makes the table, unless the folder already has it. Times to live are left out: DynamoDB may let
   * an item outlive its own by days, so nothing may need them, and a simulation's clock is not this
   * machine's.
   *
   * @throws IllegalStateException when the folder's table lacks an index of this one
   */
  public void create(TableSpec table) {
    var request = TableRequest.of(table);
    TableDescription existing;
    try {
      existing = client.describeTable(describe -> describe.tableName(table.name())).table();
    } catch (ResourceNotFoundException _) {
      client.createTable(request);
      return;
    }
    var missing = new TreeSet<String>();
    request.globalSecondaryIndexes().stream()
        .map(GlobalSecondaryIndex::indexName)
        .forEach(missing::add);
    existing.globalSecondaryIndexes().stream()
        .map(GlobalSecondaryIndexDescription::indexName)
        .forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "the data folder's table %s is of another version: it lacks %s"
              .formatted(table.name(), missing));
    }
  }

  /** The address of the table's stream, where it has one. */
  public Optional<String> streamArn(String table) {
    var description = client.describeTable(describe -> describe.tableName(table)).table();
    return Optional.ofNullable(description.latestStreamArn());
  }

  @Override
  public void close() {
    var _ = local.shutdownNow();
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException _) {
        // Nothing is left to lose.
      }
    }
  }
}
