package city.belfry.store;

import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.language.Language;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The table's keys, all in one place.
 *
 * @param pk the partition
 * @param sk the item in it
 */
record Key(String pk, String sk) {
  static final String POSTS = "POST#";
  static final String POST = "POST";
  static final String PAGES = "PAGE#";
  static final String DELIVERY = "D#";
  static final String MESSAGE = "M#";
  static final String RECEIPT = "R#";
  static final String TAKE_BACK = "T#";
  static final String CHANNEL = "CHANNEL#";
  static final String DAY = "DAY#";
  static final String CITY = "CITY";

  /** How many partitions the wake index, and the list of open posts, are spread over. */
  static final int SHARDS = 4;

  static Key post(String id) {
    return new Key(POSTS + id, POST);
  }

  static Key revision(String post, int number) {
    return new Key(POSTS + post, "REV#" + padded(number));
  }

  static Key delivery(DeliveryId id) {
    return new Key(POSTS + id.post(), DELIVERY + id.channel() + "#" + id.languageSet());
  }

  static Key message(DeliveryId id, int revision) {
    return new Key(POSTS + id.post(), MESSAGE + tail(id) + "#" + padded(revision));
  }

  static Key receipt(DeliveryId id, int revision) {
    return new Key(POSTS + id.post(), RECEIPT + tail(id) + "#" + padded(revision));
  }

  static Key takeBack(DeliveryId id) {
    return new Key(POSTS + id.post(), TAKE_BACK + tail(id));
  }

  static Key placed(String channel, String platformId) {
    return new Key("PLACED#" + channel + "#" + platformId, "PLACED");
  }

  static Key act(String pk, String act) {
    return new Key(pk, "ACT#" + act);
  }

  static Key page(String post) {
    return new Key(PAGES + post, "PAGE");
  }

  static Key open(String post) {
    return new Key("OPEN#" + shard(post), POSTS + post);
  }

  static Key hold() {
    return new Key(CITY, "HOLD");
  }

  static Key channel(String name) {
    return new Key(CITY, CHANNEL + name);
  }

  static Key snapshot(String channel, LocalDate day) {
    return new Key(CHANNEL + channel, DAY + day);
  }

  static Key picture(String id) {
    return new Key("PICTURE#" + id, "PICTURE");
  }

  /** Beside no other: whoever lists channels reads no session. */
  static Key token(String channel) {
    return new Key(CHANNEL + channel, "TOKEN");
  }

  static Key idempotency(String caller, String key) {
    // A length before the caller: no two pairs of caller and key can spell the same text.
    return new Key("IDEM#" + caller.length() + "#" + caller + "#" + key, "IDEM");
  }

  /** The delivery that a key names. */
  static DeliveryId delivery(String pk, String sk) {
    var parts = sk.split("#", -1);
    return new DeliveryId(
        pk.substring(POSTS.length()),
        parts[1],
        Arrays.stream(parts[2].split("\\+", -1)).map(Language::new).toList());
  }

  static int shard(String text) {
    return Math.floorMod(text.hashCode(), SHARDS);
  }

  /** What spreads an item over the wake index: a post's deliveries lie apart from one another. */
  String shardedBy() {
    return pk + sk;
  }

  Map<String, AttributeValue> values() {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }

  private static String tail(DeliveryId id) {
    return id.channel() + "#" + id.languageSet();
  }

  private static String padded(int number) {
    return "%06d".formatted(number);
  }
}
