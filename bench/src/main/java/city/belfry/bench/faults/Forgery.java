package city.belfry.bench.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** A table's client that changes requests or answers on their way: how bugs are planted. */
final class Forgery {
  private Forgery() {}

  /** The true call. */
  @FunctionalInterface
  interface Call {
    Object with(SdkRequest request) throws Throwable;
  }

  /** What becomes of a request. */
  @FunctionalInterface
  interface Forger {
    Object answer(SdkRequest request, Call call) throws Throwable;
  }

  static DynamoDbClient of(DynamoDbClient real, Forger forger) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (arguments == null
              || !(arguments[0] instanceof SdkRequest request)
              || method.getName().endsWith("Paginator")) {
            return arguments != null && method.isDefault()
                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                : method.invoke(real, arguments);
          }
          return forger.answer(
              request,
              asked -> {
                try {
                  return method.invoke(real, asked);
                } catch (InvocationTargetException e) {
                  throw e.getTargetException();
                }
              });
        };
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, handler);
  }

  /** An attribute that is there. */
  static AttributeValue of(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  /** Whether it writes a delivery, for this reason. */
  static boolean writes(SdkRequest request, String what) {
    return request instanceof UpdateItemRequest update
        && isDelivery(update.key())
        && what.equals(what(update));
  }

  static String what(UpdateItemRequest update) {
    var what = update.expressionAttributeValues().get(":changeWhat");
    return what == null ? "wake" : what.s();
  }

  static boolean isDelivery(Map<String, AttributeValue> key) {
    var sk = key.get("sk");
    return sk != null && sk.s().startsWith("D#");
  }

  static boolean reads(SdkRequest request, String kind) {
    var sk = request instanceof GetItemRequest get ? get.key().get("sk") : null;
    return sk != null && (sk.s().equals(kind) || sk.s().startsWith(kind + "#"));
  }

  /** The same update under another condition, with no more names and values than it uses. */
  static UpdateItemRequest under(
      UpdateItemRequest update, String condition, Map<String, AttributeValue> more) {
    return used(update.updateExpression(), condition, update, more);
  }

  /** The same update that leaves attributes unset, or takes them away. */
  static UpdateItemRequest without(UpdateItemRequest update, Collection<String> attributes) {
    var halves = update.updateExpression().split(" REMOVE ", -1);
    var sets =
        Arrays.stream(halves[0].substring("SET ".length()).split(", "))
            .filter(set -> !attributes.contains(named(update, set.split(" ", 2)[0])))
            .sorted()
            .toList();
    var removes = new TreeSet<>(attributes.stream().map(a -> "#" + a).toList());
    if (halves.length == 2) {
      removes.addAll(Arrays.asList(halves[1].split(", ")));
    }
    var names = new HashMap<>(update.expressionAttributeNames());
    attributes.forEach(a -> names.put("#" + a, a));
    var expression =
        (sets.isEmpty() ? "" : "SET " + String.join(", ", sets) + " ")
            + "REMOVE "
            + String.join(", ", removes);
    return used(
        expression,
        update.conditionExpression(),
        update.toBuilder().expressionAttributeNames(names).build(),
        Map.of());
  }

  private static String named(UpdateItemRequest update, String alias) {
    return update.expressionAttributeNames().getOrDefault(alias, alias);
  }

  private static UpdateItemRequest used(
      String expression,
      String condition,
      UpdateItemRequest update,
      Map<String, AttributeValue> more) {
    var all = expression + " " + condition + " ";
    var values = new HashMap<>(update.expressionAttributeValues());
    values.putAll(more);
    values.keySet().removeIf(name -> !uses(all, name));
    var names = new HashMap<>(update.expressionAttributeNames());
    names.keySet().removeIf(name -> !uses(all, name));
    return update.toBuilder()
        .updateExpression(expression)
        .conditionExpression(condition)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values.isEmpty() ? null : values)
        .build();
  }

  private static boolean uses(String expression, String name) {
    return Arrays.asList(expression.split("[ ,()]+")).contains(name);
  }
}
