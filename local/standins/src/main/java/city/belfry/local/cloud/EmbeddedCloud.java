package city.belfry.local.cloud;

import city.belfry.local.template.QueueSpec;
import city.belfry.local.template.RuleSpec;
import city.belfry.local.template.TableSpec;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** All of AWS that the functions use, in this process. Safe for threads. */
public record EmbeddedCloud(
    EmbeddedDynamo dynamo,
    Queues queues,
    EmbeddedBus bus,
    EmbeddedObjects objects,
    EmbeddedParameters parameters)
    implements AutoCloseable {

  /** What the template wants to be there. */
  public record Wanted(
      List<TableSpec> tables, List<QueueSpec> queues, List<String> buses, List<RuleSpec> rules) {
    public Wanted {
      tables = List.copyOf(tables);
      queues = List.copyOf(queues);
      buses = List.copyOf(buses);
      rules = List.copyOf(rules);
    }
  }

  /**
   * Starts everything, the slow parts side by side.
   *
   * @param data where tables and objects are kept; empty for memory only
   * @param log gets one line for each of the bus's listeners that failed
   * @throws IOException when the folder cannot be used, or another process uses it
   */
  public static EmbeddedCloud start(
      Wanted wanted, Optional<Path> data, Place place, Clock clock, Ids ids, Consumer<String> log)
      throws IOException {
    return start(wanted, data, place, clock, ids, log, () -> EmbeddedQueues.start(place));
  }

  /**
   * Starts everything, with queues of one's own choice.
   *
   * @param queuesOf starts them; may be called on another thread
   */
  public static EmbeddedCloud start(
      Wanted wanted,
      Optional<Path> data,
      Place place,
      Clock clock,
      Ids ids,
      Consumer<String> log,
      Supplier<? extends Queues> queuesOf)
      throws IOException {
    var starting = CompletableFuture.<Queues>supplyAsync(queuesOf::get);
    EmbeddedDynamo dynamo = null;
    try {
      dynamo = EmbeddedDynamo.start(data);
      wanted.tables().forEach(dynamo::create);
      var objects = EmbeddedObjects.start(data.map(folder -> folder.resolve("objects")), clock);
      var queues = starting.join();
      queues.create(wanted.queues());
      return new EmbeddedCloud(
          dynamo,
          queues,
          new EmbeddedBus(wanted.buses(), wanted.rules(), place, clock, ids, log),
          objects,
          new EmbeddedParameters(place));
    } catch (IOException | RuntimeException fault) {
      if (dynamo != null) {
        dynamo.close();
      }
      starting.thenAccept(Queues::close).join();
      throw fault;
    }
  }

  /**
   * The one client of its type that all functions share.
   *
   * @throws IllegalArgumentException for a service that is not here
   */
  public <C> C client(Class<C> type) {
    var clients =
        Map.<Class<?>, Object>of(
            DynamoDbClient.class, dynamo.client(),
            SqsClient.class, queues.client(),
            EventBridgeClient.class, bus,
            S3Client.class, objects,
            SsmClient.class, parameters);
    var client = clients.get(type);
    if (client == null) {
      throw new IllegalArgumentException("no embedded %s".formatted(type.getSimpleName()));
    }
    return type.cast(client);
  }

  @Override
  public void close() {
    queues.close();
    dynamo.close();
  }
}
