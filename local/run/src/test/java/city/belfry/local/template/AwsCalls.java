package city.belfry.local.template;

import city.belfry.runtime.Parameters;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Writes down what functions ask of AWS, by the rights that it takes there. A request that it does
 * not know fails: nobody would have judged it. Safe for threads.
 */
public final class AwsCalls {
  private static final Pattern PARTITION = Pattern.compile("^(?:pk|wakeShard|#?month) = (:\\w+)");

  private final Set<AwsCall> calls = ConcurrentHashMap.newKeySet();
  private volatile Consumer<AwsCall> before = _ -> {};

  /** What happens before every call, from now on; what it throws, the function gets. */
  public void before(Consumer<AwsCall> step) {
    before = step;
  }

  /** Every call so far, each once. */
  public Set<AwsCall> all() {
    return Set.copyOf(calls);
  }

  /** A function's client, whose calls are written down. */
  public <C> C around(String function, Class<C> type, C client) {
    if (client instanceof Parameters parameters) {
      Parameters noted =
          name -> {
            note(function, "ssm:GetParameter", arn("ssm", "parameter" + name), "");
            return parameters.read(name);
          };
      return type.cast(noted);
    }
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          var made =
              arguments != null
                  && arguments[0] instanceof SdkRequest
                  && !method.getName().endsWith("Paginator");
          if (!made) {
            // Turns builders into requests, and pages into calls, all of which come here again.
            return arguments != null && method.isDefault()
                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                : invoke(client, method, arguments);
          }
          note(function, (SdkRequest) arguments[0]);
          return invoke(client, method, arguments);
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object invoke(Object client, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private void note(String function, SdkRequest request) {
    switch (request) {
      case GetItemRequest get -> item(function, "GetItem", table(get.tableName()), get.key());
      case PutItemRequest put -> item(function, "PutItem", table(put.tableName()), put.item());
      case UpdateItemRequest update ->
          item(function, "UpdateItem", table(update.tableName()), update.key());
      case DeleteItemRequest delete ->
          item(function, "DeleteItem", table(delete.tableName()), delete.key());
      case TransactWriteItemsRequest transaction ->
          transaction.transactItems().forEach(write -> write(function, write));
      case QueryRequest query -> query(function, query);
      case SendMessageRequest send ->
          note(
              function,
              "sqs:SendMessage",
              arn("sqs", send.queueUrl().substring(send.queueUrl().lastIndexOf('/') + 1)),
              "");
      case PutEventsRequest put ->
          put.entries()
              .forEach(entry ->
                  note(function, "events:PutEvents", arn("events", entry.eventBusName()), ""));
      case GetObjectRequest get -> object(function, "s3:GetObject", get.bucket(), get.key());
      case HeadObjectRequest head -> {
        object(function, "s3:GetObject", head.bucket(), head.key());
        // S3 says "there is none" to those alone who may list; to others it says 403.
        note(function, "s3:ListBucket", "arn:aws:s3:::" + head.bucket(), "");
      }
      case PutObjectRequest put -> object(function, "s3:PutObject", put.bucket(), put.key());
      default ->
          throw new AssertionError(
              "%s makes a call that has no right here yet: %s"
                  .formatted(function, request.getClass().getSimpleName()));
    }
  }

  /** A transaction has no right of its own: each write in it takes the one that it takes alone. */
  private void write(String function, TransactWriteItem write) {
    var known = Stream.of(write.put(), write.update(), write.delete(), write.conditionCheck());
    if (known.filter(Objects::nonNull).count() != 1) {
      throw new AssertionError(function + " writes what has no right here yet: " + write);
    }
    if (write.put() != null) {
      item(function, "PutItem", table(write.put().tableName()), write.put().item());
    } else if (write.update() != null) {
      item(function, "UpdateItem", table(write.update().tableName()), write.update().key());
    } else if (write.delete() != null) {
      item(function, "DeleteItem", table(write.delete().tableName()), write.delete().key());
    } else {
      var check = write.conditionCheck();
      item(function, "ConditionCheckItem", table(check.tableName()), check.key());
    }
  }

  private void query(String function, QueryRequest query) {
    var where = table(query.tableName());
    var index = query.indexName();
    var partition = PARTITION.matcher(query.keyConditionExpression());
    if (!partition.find()) {
      throw new AssertionError("no partition is known in " + query.keyConditionExpression());
    }
    note(
        function,
        "dynamodb:Query",
        index == null ? where : where + "/index/" + index,
        text(query.expressionAttributeValues(), partition.group(1)));
  }

  private void item(String function, String action, String table, Map<String, AttributeValue> key) {
    note(function, "dynamodb:" + action, table, text(key, "pk"));
  }

  private void object(String function, String action, String bucket, String key) {
    note(function, action, "arn:aws:s3:::" + bucket + "/" + key, "");
  }

  private void note(String function, String action, String resource, String leadingKey) {
    var call = new AwsCall(function, action, resource, leadingKey);
    calls.add(call);
    before.accept(call);
  }

  private static String text(Map<String, AttributeValue> values, String name) {
    return Objects.requireNonNull(values.get(name), name).s();
  }

  private static String table(String name) {
    return arn("dynamodb", "table/" + name);
  }

  private static String arn(String service, String rest) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, Addresses.REGION, Addresses.ACCOUNT, rest);
  }
}
