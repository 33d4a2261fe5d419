package city.belfry.kit.cloud;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Writes down every call and what the table said that it cost. Safe for threads. */
public final class CountedCalls {
  private static final ReturnConsumedCapacity ASKED = ReturnConsumedCapacity.INDEXES;

  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final DynamoDbClient client;

  public CountedCalls(DynamoDbClient client) {
    this.client = EveryRequest.of(client, this::count);
  }

  /**
   * One call.
   *
   * @param thread which made it
   * @param operation as the client's method is called; "refused" where its condition did not hold
   * @param key of the item that it reads or writes; otherwise empty
   * @param consistent whether it cannot be answered by something old; true of every write
   * @param units that it consumed, its indexes' included; not a number where nobody said
   */
  public record Call(
      String thread, String operation, String key, boolean consistent, double units) {
    public boolean writes() {
      return !List.of("getItem", "query").contains(operation);
    }
  }

  public DynamoDbClient client() {
    return client;
  }

  /** Every call since the start, or since {@link #forget}. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  public void forget() {
    calls.clear();
  }

  private DynamoDbResponse count(
      String operation, DynamoDbRequest request, EveryRequest.Call call) {
    try {
      var answer = call.make(asking(request));
      note(operation, request, consumed(answer));
      return answer;
    } catch (ConditionalCheckFailedException e) {
      note("refused", request, null);
      throw e;
    }
  }

  private static DynamoDbRequest asking(DynamoDbRequest request) {
    return switch (request) {
      case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(ASKED).build();
      case QueryRequest query -> query.toBuilder().returnConsumedCapacity(ASKED).build();
      case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(ASKED).build();
      case UpdateItemRequest update -> update.toBuilder().returnConsumedCapacity(ASKED).build();
      default -> request;
    };
  }

  private static @Nullable ConsumedCapacity consumed(DynamoDbResponse response) {
    return switch (response) {
      case GetItemResponse get -> get.consumedCapacity();
      case QueryResponse query -> query.consumedCapacity();
      case PutItemResponse put -> put.consumedCapacity();
      case UpdateItemResponse update -> update.consumedCapacity();
      default -> null;
    };
  }

  private void note(
      String operation, DynamoDbRequest request, @Nullable ConsumedCapacity capacity) {
    var units = capacity == null ? Double.NaN : capacity.capacityUnits();
    var thread = Thread.currentThread().getName();
    calls.add(new Call(thread, operation, key(request), consistent(request), units));
  }

  private static boolean consistent(DynamoDbRequest request) {
    return switch (request) {
      case GetItemRequest get -> Boolean.TRUE.equals(get.consistentRead());
      case QueryRequest query -> Boolean.TRUE.equals(query.consistentRead());
      default -> true;
    };
  }

  private static String key(DynamoDbRequest request) {
    return switch (request) {
      case GetItemRequest get -> key(get.key());
      case PutItemRequest put -> key(put.item());
      case UpdateItemRequest update -> key(update.key());
      default -> "";
    };
  }

  private static String key(Map<String, AttributeValue> item) {
    return text(item, "pk") + " " + text(item, "sk");
  }

  private static String text(Map<String, AttributeValue> item, String attribute) {
    return item.getOrDefault(attribute, AttributeValue.fromS("")).s();
  }
}
