package city.belfry.store;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.kit.cloud.EmbeddedTables;
import city.belfry.runtime.Json;
import city.belfry.time.SettableClock;
import city.belfry.usecase.Stores;
import city.belfry.usecase.post.IdempotencyKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Receipts are kept for ever: every kind of item, in every state that a busy town's table held, as
 * version 0.1.0 wrote it. A line of the file is one item; no line is ever changed.
 */
class ItemsOfEarlierVersionsTest {
  private static final String FILE = "/items/0.1.0.jsonl";
  private static final Instant THEN = Instant.parse("2026-11-22T23:00:00Z");

  private final String name = EmbeddedTables.fresh();
  private final Table table = new Table(EmbeddedTables.client(), name);
  private final DynamoJournal journal = new DynamoJournal(EmbeddedTables.client(), name);
  private final Stores stores =
      DynamoStores.on(EmbeddedTables.client(), name, new SettableClock(THEN), () -> "an id");

  static List<Item> items() {
    try (var file =
        Objects.requireNonNull(ItemsOfEarlierVersionsTest.class.getResourceAsStream(FILE))) {
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(ItemsOfEarlierVersionsTest::item).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Item item(String line) {
    try {
      return StreamedItem.read(Json.parse(line.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String kind(Item item) {
    return item.text("pk").startsWith("OPEN#") ? "OPEN" : part(item.text("sk"), 0);
  }

  private static String part(String key, int number) {
    return key.split("#", -1)[number];
  }

  @ParameterizedTest
  @MethodSource("items")
  void areRead(Item item) {
    table.put(item);
    assertThat(read(item)).isPresent();
  }

  private Optional<?> read(Item item) {
    var pk = item.text("pk");
    var sk = item.text("sk");
    var post = pk.substring(pk.indexOf('#') + 1);
    return switch (kind(item)) {
      case "POST" -> stores.posts().find(post);
      case "REV" -> stores.posts().revision(post, Integer.parseInt(part(sk, 1)));
      case "OPEN" -> stores.posts().opened(part(sk, 1));
      case "IDEM" ->
          stores.posts().keyed(new IdempotencyKey(part(pk, 2), part(pk, 3), "body"), THEN);
      case "D" -> stores.deliveries().find(Key.delivery(pk, sk));
      case "R" -> stores.deliveries().earlier(post).stream().findFirst();
      case "M" -> stores.deliveries().message(Key.delivery(pk, sk), Integer.parseInt(part(sk, 3)));
      case "PLACED" -> Optional.of(item.text("owner"));
      case "T" -> stores.takeBacks().find(Key.delivery(pk, sk));
      case "PAGE" -> stores.pages().find(post);
      case "HOLD" -> Optional.of(stores.holds().read()).filter(hold -> hold.epoch() > 0);
      case "CHANNEL" -> stores.channels().find(part(sk, 1));
      case "DAY" -> stores.snapshots().of(part(pk, 1)).stream().findFirst();
      case "TOKEN" -> new DynamoTokens(table).read(part(pk, 1));
      case "PICTURE" -> stores.pictures().find(part(pk, 1));
      case "J" -> journal.ofPost(post).stream().findFirst();
      case "ROLLUP" -> journal.settledRevision(post);
      // Nothing reads a person's acts yet; an auditor will.
      case "ACT" -> Optional.of(item.text("who") + item.text("what") + item.instant("at"));
      case String unknown -> throw new AssertionError("nobody reads " + unknown);
    };
  }

  /** What was read and is written again is what was there, or more. */
  @Test
  void areUnderstoodToTheLastAttribute() {
    for (var item : items()) {
      var key = new Key(item.text("pk"), item.text("sk"));
      switch (kind(item)) {
        case "D", "R" ->
            assertThat(DeliveryItem.write(DeliveryItem.read(item), key).values())
                .containsAllEntriesOf(own(item));
        case "POST" ->
            assertThat(PostItem.write(PostItem.read(item)).values())
                .containsAllEntriesOf(own(item));
        default -> {
          // The others are written whole by whoever changes them.
        }
      }
    }
  }

  /** Without what each write says of itself. */
  private static Map<String, AttributeValue> own(Item item) {
    var own = new HashMap<>(item.values());
    own.keySet().removeAll(Changed.ALL);
    own.remove("ver");
    return own;
  }

  @Test
  void areOfEveryKind() {
    assertThat(items().stream().map(ItemsOfEarlierVersionsTest::kind).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "POST", "REV", "OPEN", "IDEM", "D", "R", "M", "PLACED", "T", "PAGE", "HOLD", "CHANNEL",
            "DAY", "TOKEN", "PICTURE", "J", "ROLLUP", "ACT");
  }
}
