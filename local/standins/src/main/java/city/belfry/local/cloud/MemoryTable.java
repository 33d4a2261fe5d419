package city.belfry.local.cloud;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.dynamodb.services.local.shared.access.LocalDBUtils;
import software.amazon.dynamodb.services.local.shared.access.PaddingNumberEncoder;
import software.amazon.dynamodb.services.local.shared.access.TableInfo;
import software.amazon.dynamodb.services.local.shared.model.AttributeValue;
import software.amazon.dynamodb.services.local.shared.model.Condition;

/**
 * A table and its indexes as sorted maps. An item in it is never changed, only replaced, so it is
 * copied when it is given out. Not safe for threads.
 */
final class MemoryTable {
  private static final byte[] NONE = {};

  private final TableInfo info;
  private final @Nullable MemoryStream stream;
  private final Order items;
  private final Map<String, Order> indexes = new HashMap<>();

  MemoryTable(TableInfo info, @Nullable MemoryStream stream) {
    this.info = info;
    this.stream = stream;
    this.items = new Order(name(info.getHashKey()), name(info.getRangeKey()), false);
    for (var index : info.getGSINames()) {
      indexes.put(
          index,
          new Order(
              name(info.getGSIHashKeys(index).getFirst()),
              name(info.getGSIRangeKeys(index).getFirst()),
              true));
    }
  }

  TableInfo info() {
    return info;
  }

  @Nullable MemoryStream stream() {
    return stream;
  }

  int size() {
    return items.map.size();
  }

  @Nullable Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
    var item = items.map.get(items.place(key));
    return item == null ? null : copy(item);
  }

  /** Answers what undoes it. */
  Runnable put(Map<String, AttributeValue> item) {
    return replace(Objects.requireNonNull(items.place(item)), copy(item));
  }

  /** Answers what undoes it. */
  Runnable delete(Map<String, AttributeValue> key) {
    return replace(Objects.requireNonNull(items.place(key)), null);
  }

  private Runnable replace(Place place, @Nullable Map<String, AttributeValue> item) {
    var old = items.map.get(place);
    move(place, old, item);
    if (stream == null || Objects.equals(old, item)) {
      return () -> move(place, item, old);
    }
    stream.add(old, item);
    return () -> {
      move(place, item, old);
      stream.dropLast();
    };
  }

  private void move(
      Place place,
      @Nullable Map<String, AttributeValue> old,
      @Nullable Map<String, AttributeValue> item) {
    if (item == null) {
      items.map.remove(place);
    } else {
      items.map.put(place, item);
    }
    for (var index : indexes.values()) {
      var before = old == null ? null : index.place(old);
      if (before != null) {
        index.map.remove(before);
      }
      var after = item == null ? null : index.place(item);
      if (after != null) {
        index.map.put(after, Objects.requireNonNull(item));
      }
    }
  }

  List<Map<String, AttributeValue>> query(
      @Nullable String index,
      Map<String, Condition> conditions,
      @Nullable Map<String, AttributeValue> after,
      long limit,
      boolean ascending) {
    var order = index == null ? items : Objects.requireNonNull(indexes.get(index), index);
    var equal = Objects.requireNonNull(conditions.get(order.hash));
    var hash = bytes(equal.getAttributeValueList().getFirst());
    var partition = order.map.subMap(Place.before(hash), true, Place.after(hash), true);
    if (after != null) {
      var start = Objects.requireNonNull(order.place(after));
      partition = ascending ? partition.tailMap(start, false) : partition.headMap(start, false);
    }
    var range = conditions.get(order.range);
    var found = new ArrayList<Map<String, AttributeValue>>();
    for (var entry : (ascending ? partition : partition.descendingMap()).entrySet()) {
      if (found.size() == limit) {
        break;
      }
      if (range == null || fits(entry.getKey().range, range)) {
        found.add(copy(entry.getValue()));
      }
    }
    return found;
  }

  private static boolean fits(byte[] key, Condition condition) {
    var values = condition.getAttributeValueList();
    var first = bytes(values.getFirst());
    var compared = Arrays.compareUnsigned(key, first);
    return switch (ComparisonOperator.fromValue(condition.getComparisonOperator())) {
      case EQ -> compared == 0;
      case LT -> compared < 0;
      case LE -> compared <= 0;
      case GT -> compared > 0;
      case GE -> compared >= 0;
      case BETWEEN -> compared >= 0 && Arrays.compareUnsigned(key, bytes(values.get(1))) <= 0;
      case BEGINS_WITH ->
          key.length >= first.length && Arrays.equals(key, 0, first.length, first, 0, first.length);
      case NE, IN, CONTAINS, NOT_CONTAINS, NULL, NOT_NULL, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException(condition.getComparisonOperator());
    };
  }

  /** Where an item stands in an order; {@code edge} is for places before and after a partition. */
  private record Place(byte[] hash, int edge, byte[] range, byte[] tail) {
    static final Comparator<Place> ORDER =
        Comparator.comparing(Place::hash, Arrays::compareUnsigned)
            .thenComparingInt(Place::edge)
            .thenComparing(Place::range, Arrays::compareUnsigned)
            .thenComparing(Place::tail, Arrays::compareUnsigned);

    static Place before(byte[] hash) {
      return new Place(hash, -1, NONE, NONE);
    }

    static Place after(byte[] hash) {
      return new Place(hash, 1, NONE, NONE);
    }
  }

  /** The table's own order, or that of an index, where several items may have one key. */
  private final class Order {
    final String hash;
    final String range;
    final boolean index;
    final TreeMap<Place, Map<String, AttributeValue>> map = new TreeMap<>(Place.ORDER);

    Order(String hash, String range, boolean index) {
      this.hash = hash;
      this.range = range;
      this.index = index;
    }

    /** Null where the item is no part of it. */
    @Nullable Place place(Map<String, AttributeValue> item) {
      var hashKey = item.get(hash);
      var rangeKey = item.get(range);
      if (hashKey == null || rangeKey == null) {
        return null;
      }
      var tail =
          index
              ? LocalDBUtils.getHashValue(
                  Objects.requireNonNull(item.get(items.hash)),
                  Objects.requireNonNull(item.get(items.range)))
              : NONE;
      return new Place(bytes(hashKey), 0, bytes(rangeKey), tail);
    }
  }

  private static String name(AttributeDefinition attribute) {
    return attribute.attributeName();
  }

  /** Bytes that sort as DynamoDB sorts. */
  private static byte[] bytes(AttributeValue key) {
    if (key.getN() != null) {
      return PaddingNumberEncoder.encodeBigDecimal(new BigDecimal(key.getN()));
    }
    return key.getS().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, AttributeValue> copy(Map<String, AttributeValue> item) {
    var copy = HashMap.<String, AttributeValue>newHashMap(item.size());
    item.forEach((name, value) -> copy.put(name, copy(value)));
    return copy;
  }

  /** Sets and bytes are taken over: nothing changes them in place. */
  private static AttributeValue copy(AttributeValue value) {
    if (value.getM() != null) {
      return new AttributeValue().withM(copy(value.getM()));
    }
    if (value.getL() != null) {
      return new AttributeValue().withL(value.getL().stream().map(MemoryTable::copy).toList());
    }
    return value;
  }
}
