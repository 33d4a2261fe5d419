package city.belfry.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A DynamoDB item (or a map inside one) by attribute name; what is null is left out. */
final class Item {
  private final Map<String, AttributeValue> values;

  private Item(Map<String, AttributeValue> values) {
    this.values = values;
  }

  static Item empty() {
    return new Item(new LinkedHashMap<>());
  }

  static Item of(Map<String, AttributeValue> values) {
    return new Item(values);
  }

  Map<String, AttributeValue> values() {
    return values;
  }

  Item text(String name, @Nullable String value) {
    if (value != null) {
      values.put(name, AttributeValue.fromS(value));
    }
    return this;
  }

  Item number(String name, long value) {
    values.put(name, AttributeValue.fromN(Long.toString(value)));
    return this;
  }

  Item flag(String name, boolean value) {
    values.put(name, AttributeValue.fromBool(value));
    return this;
  }

  Item instant(String name, @Nullable Instant value) {
    return text(name, value == null ? null : value.toString());
  }

  /** An empty map is left out, as an empty list is: DynamoDB Local's stream loses their type. */
  Item texts(String name, Map<String, String> map) {
    if (!map.isEmpty()) {
      var inner = Item.empty();
      map.forEach(inner::text);
      values.put(name, AttributeValue.fromM(inner.values));
    }
    return this;
  }

  <T> Item list(String name, List<T> elements, Function<T, Item> each) {
    if (!elements.isEmpty()) {
      values.put(
          name,
          AttributeValue.fromL(
              elements.stream().map(e -> AttributeValue.fromM(each.apply(e).values)).toList()));
    }
    return this;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name) {
    return required(name).s();
  }

  @Nullable String textOrNull(String name) {
    var value = values.get(name);
    return value == null ? null : value.s();
  }

  String textOr(String name, String other) {
    var value = values.get(name);
    return value == null ? other : value.s();
  }

  long number(String name) {
    return Long.parseLong(required(name).n());
  }

  int integer(String name) {
    return Math.toIntExact(number(name));
  }

  boolean flag(String name) {
    var value = values.get(name);
    return value != null && Boolean.TRUE.equals(value.bool());
  }

  Instant instant(String name) {
    return Instant.parse(text(name));
  }

  /**
   * One of an enum's constants.
   *
   * @throws IllegalStateException where a newer version wrote one that this version does not have
   */
  <E extends Enum<E>> E constant(String name, Class<E> type) {
    var text = text(name);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "%s %s has %s %s, which this version of Belfry does not know"
                    .formatted(textOr("pk", ""), textOr("sk", ""), name, text)));
  }

  @Nullable Instant instantOrNull(String name) {
    var text = textOrNull(name);
    return text == null ? null : Instant.parse(text);
  }

  Map<String, String> texts(String name) {
    var result = new LinkedHashMap<String, String>();
    var inner = values.get(name);
    if (inner != null) {
      inner.m().forEach((key, value) -> result.put(key, value.s()));
    }
    return result;
  }

  <T> List<T> list(String name, Function<Item, T> each) {
    var value = values.get(name);
    return value == null
        ? List.of()
        : value.l().stream().map(v -> each.apply(new Item(v.m()))).toList();
  }

  private AttributeValue required(String name) {
    var value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("the item has no " + name + ": " + values.keySet());
    }
    return value;
  }
}
