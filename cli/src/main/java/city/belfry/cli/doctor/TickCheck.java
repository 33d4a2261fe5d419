package city.belfry.cli.doctor;

import city.belfry.cli.show.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Whether the tick keeps up: nothing in the table's to-do list is long past its time. */
public record TickCheck(DynamoDbClient tables, String table, InstantSource clock) implements Check {
  private static final int SHARDS = 4;
  private static final Duration THREE_TICKS = Duration.ofMinutes(3);

  @Override
  public String name() {
    return "tick";
  }

  @Override
  public List<Finding> look() {
    try {
      return oldest()
          .map(wake -> Duration.between(wake, clock.instant()))
          .filter(age -> age.compareTo(THREE_TICKS) > 0)
          .map(age ->
              List.of(
                  Finding.wrong(
                      "Something in the table should have been looked at "
                          + Moment.length(age)
                          + " ago: the tick does not run, or fails.",
                      "Look whether the schedule is enabled, and at Dispatch's log.")))
          .orElse(List.of());
    } catch (ResourceNotFoundException _) {
      return List.of(
          Finding.wrong(
              "The table " + table + " is gone, and with it every announcement.",
              "Restore it from its backups (point-in-time recovery)."));
    }
  }

  private Optional<Instant> oldest() {
    return IntStream.range(0, SHARDS).boxed().flatMap(this::first).min(Instant::compareTo);
  }

  private Stream<Instant> first(int shard) {
    var found =
        tables.query(r ->
            r.tableName(table)
                .indexName("wake")
                .keyConditionExpression("wakeShard = :shard")
                .expressionAttributeValues(Map.of(":shard", AttributeValue.fromS("W#" + shard)))
                .limit(1));
    return found.items().stream()
        .map(item -> Objects.requireNonNull(item.get("wake")).n())
        .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)));
  }
}
