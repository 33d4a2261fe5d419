package city.belfry.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The two attributes by which an item stands in the wake index, or does not. */
final class Wake {
  static final String SHARD = "wakeShard";
  static final String AT = "wake";

  private Wake() {}

  static Item put(Item item, Key key, @Nullable Instant wake) {
    return wake == null
        ? item
        : item.text(SHARD, shard(Key.shard(key.shardedBy()))).number(AT, wake.toEpochMilli());
  }

  static @Nullable Instant read(Item item) {
    return item.has(AT) ? Instant.ofEpochMilli(item.number(AT)) : null;
  }

  static String shard(int number) {
    return "W#" + number;
  }
}
