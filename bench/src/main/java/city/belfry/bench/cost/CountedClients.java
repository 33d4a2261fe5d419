package city.belfry.bench.cost;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;

/**
 * AWS clients that count what AWS charges for. The table's units are those that the emulator tells
 * with each answer; all else is counted by the request.
 */
final class CountedClients {
  private static final ReturnConsumedCapacity TOLD = ReturnConsumedCapacity.TOTAL;

  private final Tally tally;

  CountedClients(Tally tally) {
    this.tally = tally;
  }

  DynamoDbClient table(DynamoDbClient real) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (arguments == null || !(arguments[0] instanceof SdkRequest request)) {
            return indirect(real, proxy, method, arguments);
          }
          if (method.getName().endsWith("Paginator")) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          return counted(real, method, asking(request));
        };
    return proxy(DynamoDbClient.class, handler);
  }

  /** A client of which each request is told to somebody, by its method's name. */
  <C> C requests(Class<C> type, C real, BiConsumer<String, SdkRequest> each) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (arguments == null || !(arguments[0] instanceof SdkRequest request)) {
            return indirect(real, proxy, method, arguments);
          }
          each.accept(method.getName(), request);
          return invoke(real, method, arguments);
        };
    return proxy(type, handler);
  }

  void event(SdkRequest request) {
    if (request instanceof PutEventsRequest events) {
      tally.add("events.custom", events.entries().size());
    }
  }

  private static <C> C proxy(Class<C> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** Short forms of a request come back with the request itself. */
  private static Object indirect(Object real, Object proxy, Method method, Object[] arguments)
      throws Throwable {
    return arguments != null && method.isDefault()
        ? InvocationHandler.invokeDefault(proxy, method, arguments)
        : invoke(real, method, arguments);
  }

  private Object counted(Object real, Method method, SdkRequest request) throws Throwable {
    try {
      var answer = invoke(real, method, new Object[] {request});
      count(request, answer);
      return answer;
    } catch (ConditionalCheckFailedException refused) {
      // A refused write is charged like one that was done; its size is not told.
      tally.add("dynamodb.write", 1);
      throw refused;
    }
  }

  private static SdkRequest asking(SdkRequest request) {
    return switch (request) {
      case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(TOLD).build();
      case QueryRequest query -> query.toBuilder().returnConsumedCapacity(TOLD).build();
      case BatchGetItemRequest batch -> batch.toBuilder().returnConsumedCapacity(TOLD).build();
      case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(TOLD).build();
      case UpdateItemRequest update -> update.toBuilder().returnConsumedCapacity(TOLD).build();
      case DeleteItemRequest delete -> delete.toBuilder().returnConsumedCapacity(TOLD).build();
      case TransactWriteItemsRequest all -> all.toBuilder().returnConsumedCapacity(TOLD).build();
      default -> throw new IllegalStateException("not counted: " + request.getClass());
    };
  }

  private void count(SdkRequest request, Object answer) {
    switch (answer) {
      case GetItemResponse get -> read(least(request), get.consumedCapacity());
      case QueryResponse query -> read(least(request), query.consumedCapacity());
      case BatchGetItemResponse batch -> add("dynamodb.read", batch.consumedCapacity());
      case PutItemResponse put -> add("dynamodb.write", List.of(put.consumedCapacity()));
      case UpdateItemResponse update -> add("dynamodb.write", List.of(update.consumedCapacity()));
      case DeleteItemResponse delete -> add("dynamodb.write", List.of(delete.consumedCapacity()));
      case TransactWriteItemsResponse all -> add("dynamodb.write", all.consumedCapacity());
      default -> throw new IllegalStateException("not counted: " + answer.getClass());
    }
  }

  /** AWS charges also for what is not there; the emulator tells nothing of it. */
  private void read(double least, ConsumedCapacity told) {
    tally.add("dynamodb.read", Math.max(least, told.capacityUnits()));
  }

  private static double least(SdkRequest request) {
    Boolean consistent =
        request instanceof GetItemRequest get
            ? get.consistentRead()
            : ((QueryRequest) request).consistentRead();
    return Boolean.TRUE.equals(consistent) ? 1 : 0.5;
  }

  private void add(String what, List<ConsumedCapacity> consumed) {
    consumed.forEach(one -> tally.add(what, one.capacityUnits()));
  }

  private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
