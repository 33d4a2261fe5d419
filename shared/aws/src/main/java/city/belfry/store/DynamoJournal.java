package city.belfry.store;

import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.journal.Change;
import city.belfry.domain.journal.Entry;
import city.belfry.domain.post.Post;
import city.belfry.usecase.journal.Journal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The journal in the table. Safe for threads. */
public final class DynamoJournal implements Journal {
  private static final String ENTRY = "J#";

  private final Table table;

  public DynamoJournal(DynamoDbClient client, String name) {
    this.table = new Table(client, name);
  }

  @Override
  public void add(Entry entry) {
    var key = key(entry);
    var item =
        Item.empty()
            .text("pk", key.pk())
            .text("sk", key.sk())
            .text("delivery", entry.delivery())
            .number("step", entry.ver())
            .text("state", entry.state())
            .text("who", entry.change().who())
            .text("what", entry.change().what())
            .text("why", entry.change().why())
            .instant("at", entry.at());
    var channel = DeliveryId.parse(entry.delivery()).channel();
    table.create(Fleeting.item(item, channel, entry.at()));
  }

  @Override
  public boolean has(Entry entry) {
    return table.get(key(entry)).isPresent();
  }

  @Override
  public List<Entry> ofPost(String post) {
    return table.query(Key.POSTS + post, ENTRY).stream().map(DynamoJournal::read).toList();
  }

  @Override
  public boolean settled(Post post, Instant at) {
    var key = rollUp(post.id());
    var item =
        Item.empty()
            .text("pk", key.pk())
            .text("sk", key.sk())
            .number("rev", post.revision())
            .instant("at", at);
    Fleeting.item(item, PostItem.channel(post), at);
    try {
      table
          .client()
          .putItem(r ->
              r.tableName(table.name())
                  .item(item.values())
                  .conditionExpression("attribute_not_exists(pk) OR #rev < :rev")
                  .expressionAttributeNames(Map.of("#rev", "rev"))
                  .expressionAttributeValues(
                      Map.of(":rev", AttributeValue.fromN(Integer.toString(post.revision())))));
      return true;
    } catch (ConditionalCheckFailedException _) {
      return false;
    }
  }

  @Override
  public Optional<Integer> settledRevision(String post) {
    return table.get(rollUp(post)).map(item -> item.integer("rev"));
  }

  private static Entry read(Item item) {
    return new Entry(
        item.text("delivery"),
        item.number("step"),
        item.text("state"),
        new Change(item.text("who"), item.text("what"), item.text("why")),
        item.instant("at"));
  }

  private static Key rollUp(String post) {
    return new Key(Key.POSTS + post, "ROLLUP");
  }

  private static Key key(Entry entry) {
    var id = DeliveryId.parse(entry.delivery());
    return new Key(
        Key.POSTS + id.post(),
        ENTRY + id.channel() + "#" + id.languageSet() + "#%08d".formatted(entry.ver()));
  }
}
