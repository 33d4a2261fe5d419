package city.belfry.store;

import city.belfry.usecase.delivery.WakeIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The sparse index over all wakes. Safe for threads. */
public final class DynamoWakeIndex implements WakeIndex {
  private final Table table;

  public DynamoWakeIndex(Table table) {
    this.table = table;
  }

  @Override
  public void due(Instant until, Consumer<Woken> each) {
    for (var shard = 0; shard < Key.SHARDS; shard++) {
      table
          .client()
          .queryPaginator(query(shard, until))
          .items()
          .forEach(item -> woken(Item.of(item)).ifPresent(each));
    }
  }

  /**
   * What should have been looked at by now.
   *
   * @param oldest how long the oldest of it waits
   */
  public record Backlog(long depth, Duration oldest) {}

  /** Counts everything whose wake is over; eventually consistent. */
  public Backlog backlog(Instant now) {
    var wakes =
        IntStream.range(0, Key.SHARDS)
            .mapToObj(shard -> table.client().queryPaginator(query(shard, now)).items().stream())
            .flatMap(items -> items)
            .mapToLong(item -> Item.of(item).number(Wake.AT))
            .summaryStatistics();
    return wakes.getCount() == 0
        ? new Backlog(0, Duration.ZERO)
        : new Backlog(wakes.getCount(), Duration.ofMillis(now.toEpochMilli() - wakes.getMin()));
  }

  private QueryRequest query(int shard, Instant until) {
    return QueryRequest.builder()
        .tableName(table.name())
        .indexName("wake")
        .keyConditionExpression("wakeShard = :shard AND wake <= :until")
        .expressionAttributeValues(
            Map.of(
                ":shard", AttributeValue.fromS(Wake.shard(shard)),
                ":until", AttributeValue.fromN(Long.toString(until.toEpochMilli()))))
        .build();
  }

  /** Empty for a kind of item that a newer version knows: it wakes what it has put there. */
  private static Optional<Woken> woken(Item key) {
    var pk = key.text("pk");
    var sk = key.text("sk");
    if (pk.startsWith(Key.PAGES)) {
      return Optional.of(new Woken.PageWoken(pk.substring(Key.PAGES.length())));
    }
    if (!pk.startsWith(Key.POSTS)) {
      return Optional.empty();
    }
    if (sk.startsWith(Key.TAKE_BACK)) {
      return Optional.of(new Woken.TakeBackWoken(Key.delivery(pk, sk)));
    }
    if (sk.startsWith(Key.DELIVERY)) {
      return Optional.of(new Woken.DeliveryWoken(Key.delivery(pk, sk)));
    }
    return sk.equals(Key.POST)
        ? Optional.of(new Woken.PostWoken(pk.substring(Key.POSTS.length())))
        : Optional.empty();
  }
}
