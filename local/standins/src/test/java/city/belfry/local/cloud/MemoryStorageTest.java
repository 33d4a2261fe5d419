package city.belfry.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.local.template.TableSpec;
import city.belfry.time.Clock;
import city.belfry.time.SettableClock;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The same requests, drawn from a seed, of both storages: every answer must be the same. */
class MemoryStorageTest {
  private final Clock clock = new SettableClock(Instant.parse("2026-11-22T18:00:00Z"));

  private static final String NAME = "belfry-test";
  private static final int REQUESTS = 2_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void answersAsSqliteDoes(long seed) throws IOException {
    try (var sqlite = EmbeddedDynamo.start(Optional.empty());
        var memory = EmbeddedDynamo.fast(clock)) {
      sqlite.create(table());
      memory.create(table());
      var random = new Random(seed);
      var kinds = new HashMap<String, Integer>();
      for (var i = 0; i < REQUESTS; i++) {
        var request = request(random, i);
        var expected = answer(sqlite, request);
        assertThat(answer(memory, request))
            .as("request %d of seed %d", i, seed)
            .isEqualTo(expected);
        kinds.merge(expected.kind(), 1, Integer::sum);
      }
      assertThat(stream(memory)).isEqualTo(stream(sqlite)).hasSizeGreaterThan(REQUESTS / 10);
      assertThat(kinds)
          .containsKeys("items", "got", "written", "transacted", "refused", "cancelled", "invalid");
    }
  }

  /** What came back. */
  private record Answer(String kind, List<?> what) {}

  private static Answer answer(EmbeddedDynamo dynamo, Function<DynamoDbClient, Answer> request) {
    try {
      return request.apply(dynamo.client());
    } catch (ConditionalCheckFailedException e) {
      return new Answer("refused", List.of(e.getMessage(), e.item()));
    } catch (TransactionCanceledException e) {
      return new Answer("cancelled", e.cancellationReasons());
    } catch (DynamoDbException e) {
      return new Answer("invalid", List.of(e.getMessage()));
    }
  }

  private static Function<DynamoDbClient, Answer> request(Random random, int number) {
    return switch (random.nextInt(10)) {
      case 0 -> put(item(random), random.nextBoolean());
      case 1 -> update(key(random), "SET v = :v, nested.two = :s REMOVE wake, wakeShard", random);
      case 2 -> update(key(random), "SET wakeShard = :s, wake = :v ADD #count :v", random);
      case 3 -> delete(key(random), random.nextInt(4));
      case 4 -> get(key(random));
      case 5, 6 -> query(random);
      case 7 -> wakes(random);
      case 8 -> month(random);
      default -> transaction(random, number);
    };
  }

  private static Function<DynamoDbClient, Answer> put(
      Map<String, AttributeValue> item, boolean onlyNew) {
    return client ->
        new Answer(
            "written",
            List.of(
                client
                    .putItem(r -> {
                      r.tableName(NAME).item(item).returnValues(ReturnValue.ALL_OLD);
                      if (onlyNew) {
                        r.conditionExpression("attribute_not_exists(pk)");
                      }
                    })
                    .attributes()));
  }

  private static Function<DynamoDbClient, Answer> update(
      Map<String, AttributeValue> key, String expression, Random random) {
    var version = number(random.nextInt(4));
    var mistaken = random.nextInt(50) == 0;
    return client ->
        new Answer(
            "written",
            List.of(
                client
                    .updateItem(r -> {
                      r.tableName(NAME)
                          .key(key)
                          .updateExpression(expression)
                          .conditionExpression("attribute_not_exists(v) OR v <= :v")
                          .expressionAttributeValues(Map.of(":v", version, ":s", text("S#1")))
                          .returnValues(ReturnValue.ALL_NEW)
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD);
                      if (expression.contains("#")) {
                        r.expressionAttributeNames(Map.of("#count", "count"));
                      } else if (mistaken) {
                        r.expressionAttributeNames(Map.of("#unused", "count"));
                      }
                    })
                    .attributes()));
  }

  private static Function<DynamoDbClient, Answer> delete(
      Map<String, AttributeValue> key, int version) {
    return client ->
        new Answer(
            "written",
            List.of(
                client
                    .deleteItem(r ->
                        r.tableName(NAME)
                            .key(key)
                            .conditionExpression("attribute_not_exists(pk) OR v = :v")
                            .expressionAttributeValues(Map.of(":v", number(version)))
                            .returnValues(ReturnValue.ALL_OLD))
                    .attributes()));
  }

  private static Function<DynamoDbClient, Answer> get(Map<String, AttributeValue> key) {
    return client ->
        new Answer("got", List.of(client.getItem(r -> r.tableName(NAME).key(key)).item()));
  }

  private static Function<DynamoDbClient, Answer> query(Random random) {
    var condition =
        List.of("begins_with(sk, :a)", "sk < :a", "sk >= :a", "sk = :a", "sk BETWEEN :a AND :b")
            .get(random.nextInt(5));
    var values = new HashMap<String, AttributeValue>();
    values.put(":pk", text("P#" + random.nextInt(3)));
    values.put(":a", text("K" + random.nextInt(3)));
    if (condition.contains(":b")) {
      values.put(":b", text("K3é"));
    }
    return pages(null, "pk = :pk AND " + condition, values, random);
  }

  private static Function<DynamoDbClient, Answer> wakes(Random random) {
    return pages(
        "wake",
        "wakeShard = :shard AND wake <= :now",
        Map.of(":shard", text("S#" + random.nextInt(2)), ":now", number(random.nextInt(2000))),
        random);
  }

  private static Function<DynamoDbClient, Answer> month(Random random) {
    return pages("month", "#m = :m", Map.of(":m", text("2026-1" + random.nextInt(2))), random);
  }

  /** All pages of a query, one after the other. */
  private static Function<DynamoDbClient, Answer> pages(
      @Nullable String index, String condition, Map<String, AttributeValue> values, Random random) {
    var request =
        QueryRequest.builder()
            .tableName(NAME)
            .indexName(index)
            .keyConditionExpression(condition)
            .expressionAttributeValues(values)
            .scanIndexForward(random.nextBoolean())
            .limit(1 + random.nextInt(4));
    if (condition.contains("#m")) {
      request.expressionAttributeNames(Map.of("#m", "month"));
    }
    return client ->
        new Answer(
            "items",
            client.queryPaginator(request.build()).stream()
                .map(page -> List.of(page.items(), page.lastEvaluatedKey()))
                .toList());
  }

  private static Function<DynamoDbClient, Answer> transaction(Random random, int number) {
    var items = new ArrayList<TransactWriteItem>();
    for (var i = 0; i <= random.nextInt(3); i++) {
      var onlyNew = random.nextBoolean();
      var item = item(random);
      items.add(
          TransactWriteItem.builder()
              .put(put -> {
                put.tableName(NAME).item(item);
                if (onlyNew) {
                  put.conditionExpression("attribute_not_exists(pk)")
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD);
                }
              })
              .build());
    }
    var token = "token-" + (random.nextInt(10) == 0 ? "same" : number);
    return client -> {
      client.transactWriteItems(r -> r.transactItems(items).clientRequestToken(token));
      return new Answer("transacted", List.of());
    };
  }

  private static Map<String, AttributeValue> item(Random random) {
    var item = new HashMap<>(key(random));
    item.put("v", number(random.nextInt(4)));
    item.put("nested", AttributeValue.fromM(Map.of("one", number(random.nextInt(9)))));
    item.put("list", AttributeValue.fromL(List.of(text("ü"), AttributeValue.fromBool(true))));
    if (random.nextBoolean()) {
      item.put("wakeShard", text("S#" + random.nextInt(2)));
      item.put("wake", number(random.nextInt(2000) - 100));
    }
    if (random.nextInt(3) == 0) {
      item.put("month", text("2026-1" + random.nextInt(2)));
      item.put("dueId", text("2026-11-2%d".formatted(random.nextInt(3))));
    }
    return item;
  }

  private static Map<String, AttributeValue> key(Random random) {
    return Map.of(
        "pk", text("P#" + random.nextInt(3)),
        "sk", text("K" + random.nextInt(4) + List.of("", "#", "é", "桥").get(random.nextInt(4))));
  }

  private static List<List<?>> stream(EmbeddedDynamo dynamo) {
    var streams = dynamo.streams();
    var arn = dynamo.streamArn(NAME).orElseThrow();
    var shard =
        streams.describeStream(r -> r.streamArn(arn)).streamDescription().shards().getFirst();
    var iterator =
        streams
            .getShardIterator(r ->
                r.streamArn(arn)
                    .shardId(shard.shardId())
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    var all = new ArrayList<List<?>>();
    while (true) {
      var from = iterator;
      var answer = streams.getRecords(r -> r.shardIterator(from).limit(7));
      if (answer.records().isEmpty()) {
        return all;
      }
      answer
          .records()
          .forEach(record ->
              all.add(
                  List.of(
                      record.eventName(),
                      record.dynamodb().keys(),
                      record.dynamodb().oldImage(),
                      record.dynamodb().newImage())));
      iterator = answer.nextShardIterator();
    }
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue number(int value) {
    return AttributeValue.fromN(Integer.toString(value));
  }

  private static TableSpec table() {
    return new TableSpec(
        "Table",
        NAME,
        Map.of(
            "AttributeDefinitions",
                List.of(
                    attribute("pk", "S"),
                    attribute("sk", "S"),
                    attribute("wakeShard", "S"),
                    attribute("wake", "N"),
                    attribute("month", "S"),
                    attribute("dueId", "S")),
            "KeySchema", keys("pk", "sk"),
            "GlobalSecondaryIndexes",
                List.of(
                    Map.of(
                        "IndexName",
                        "wake",
                        "KeySchema",
                        keys("wakeShard", "wake"),
                        "Projection",
                        Map.of("ProjectionType", "KEYS_ONLY")),
                    Map.of(
                        "IndexName",
                        "month",
                        "KeySchema",
                        keys("month", "dueId"),
                        "Projection",
                        Map.of("ProjectionType", "ALL"))),
            "StreamSpecification", Map.of("StreamViewType", "NEW_AND_OLD_IMAGES")));
  }

  private static Map<String, Object> attribute(String name, String type) {
    return Map.of("AttributeName", name, "AttributeType", type);
  }

  private static List<Map<String, String>> keys(String hash, String range) {
    return List.of(
        Map.of("AttributeName", hash, "KeyType", "HASH"),
        Map.of("AttributeName", range, "KeyType", "RANGE"));
  }
}
