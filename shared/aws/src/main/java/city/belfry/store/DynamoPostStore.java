package city.belfry.store;

import city.belfry.domain.journal.Change;
import city.belfry.domain.message.Message;
import city.belfry.domain.post.Draft;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.Revision;
import city.belfry.runtime.Json;
import city.belfry.time.Ids;
import city.belfry.usecase.post.IdempotencyKey;
import city.belfry.usecase.post.PostStore;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Posts in the table. Safe for threads. */
public final class DynamoPostStore implements PostStore {
  /** How long a key makes a repeated request harmless; checked on read. */
  static final Duration KEY_LIFE = Duration.ofDays(7);

  private final Table table;
  private final Ids ids;

  public DynamoPostStore(Table table, Ids ids) {
    this.table = table;
    this.ids = ids;
  }

  @Override
  public Optional<Keyed> keyed(IdempotencyKey key, Instant now) {
    return table
        .get(Key.idempotency(key.caller(), key.key()))
        .filter(item -> item.number("ttl") > now.getEpochSecond())
        .map(item -> new Keyed(item.text("post"), item.text("bodyHash")));
  }

  @Override
  public Optional<Keyed> accept(
      Post post, Revision revision, List<Message> messages, IdempotencyKey key, Change change) {
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(remember(key, post));
    writes.add(
        table.putNew(Changed.put(PostItem.write(post).number("ver", 1), change, ids.next())));
    writes.addAll(words(post, revision, messages));
    writes.add(act(post, change, post.accepted()));
    var failed = table.transact(writes);
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    var found =
        table
            .get(Key.idempotency(key.caller(), key.key()))
            .map(item -> new Keyed(item.text("post"), item.text("bodyHash")));
    return found.or(() -> {
      throw new IllegalStateException("post " + post.id() + " exists already: " + failed);
    });
  }

  /** The key, where there is none or only one whose life is over. */
  private TransactWriteItem remember(IdempotencyKey key, Post post) {
    var where = Key.idempotency(key.caller(), key.key());
    var item =
        Item.empty()
            .text("pk", where.pk())
            .text("sk", where.sk())
            .text("post", post.id())
            .text("bodyHash", key.bodyHash())
            .number("ttl", post.accepted().plus(KEY_LIFE).getEpochSecond());
    var now = AttributeValue.fromN(Long.toString(post.accepted().getEpochSecond()));
    return TransactWriteItem.builder()
        .put(p ->
            p.tableName(table.name())
                .item(item.values())
                .conditionExpression("attribute_not_exists(pk) OR #ttl <= :now")
                .expressionAttributeNames(Map.of("#ttl", "ttl"))
                .expressionAttributeValues(Map.of(":now", now)))
        .build();
  }

  private List<TransactWriteItem> words(Post post, Revision revision, List<Message> messages) {
    var writes = new ArrayList<TransactWriteItem>();
    var key = Key.revision(revision.post(), revision.number());
    writes.add(
        put(
            post,
            Item.empty()
                .text("pk", key.pk())
                .text("sk", key.sk())
                .number("rev", revision.number())
                .text("draft", Json.write(revision.draft()))
                .text("by", revision.by())
                .instant("at", revision.at())));
    for (var message : messages) {
      var place = Key.message(message.delivery(), message.revision());
      writes.add(
          put(
              post,
              Item.empty()
                  .text("pk", place.pk())
                  .text("sk", place.sk())
                  .text("words", Json.write(message))));
    }
    return writes;
  }

  private TransactWriteItem act(Post post, Change change, Instant at) {
    return put(
        post,
        Acts.item(Key.POSTS + post.id(), ids.next(), change, at).number("rev", post.revision()));
  }

  private TransactWriteItem put(Post post, Item item) {
    return table.putNew(Fleeting.item(item, PostItem.channel(post), post.due()));
  }

  @Override
  public Optional<Post> find(String id) {
    return table.get(Key.post(id)).map(PostItem::read);
  }

  @Override
  public Optional<Revision> revision(String post, int number) {
    return table
        .get(Key.revision(post, number))
        .map(item ->
            new Revision(
                post,
                number,
                Json.read(item.text("draft"), Draft.class),
                item.text("by"),
                item.instant("at")));
  }

  @Override
  public Optional<Post> edit(
      Post seen, Post next, Revision revision, List<Message> messages, Change change) {
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(updating(seen, next, change));
    writes.addAll(words(next, revision, messages));
    writes.add(act(next, change, next.accepted()));
    return table.transact(writes).isEmpty() ? find(seen.id()) : Optional.empty();
  }

  @Override
  public Optional<Post> cancel(Post seen, Change change, Instant at) {
    var next = seen.cancelled().waking(at);
    var failed = table.transact(List.of(updating(seen, next, change), act(seen, change, at)));
    return failed.isEmpty() ? find(seen.id()) : Optional.empty();
  }

  private TransactWriteItem updating(Post seen, Post next, Change change) {
    var update =
        Table.Update.between(
            PostItem.write(seen).values(),
            Changed.put(PostItem.write(next), change, ids.next()).values(),
            Condition.version(seen.ver()));
    return table.updating(Key.post(seen.id()), update);
  }

  @Override
  public boolean moveWake(Post seen, @Nullable Instant wake) {
    var condition = Condition.unmoved(seen.state().name(), seen.ver(), seen.wake());
    return WakeMove.run(table, Key.post(seen.id()), wake, condition);
  }

  @Override
  public String open(Post post) {
    var key = Key.open(post.id());
    var naming = ids.next();
    table.put(Item.empty().text("pk", key.pk()).text("sk", key.sk()).text("naming", naming));
    return naming;
  }

  @Override
  public Optional<String> opened(String post) {
    return table.get(Key.open(post)).map(item -> item.text("naming"));
  }

  @Override
  public void close(String post, String naming) {
    table.delete(Key.open(post), Condition.named(naming));
  }

  @Override
  public List<String> open() {
    return IntStream.range(0, Key.SHARDS)
        .mapToObj(shard -> table.query("OPEN#" + shard, Key.POSTS))
        .flatMap(List::stream)
        .map(item -> item.text("sk").substring(Key.POSTS.length()))
        .toList();
  }

  @Override
  public Page list(YearMonth month, int most, @Nullable String from) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":month", AttributeValue.fromS(month.toString()));
    values.put(":from", AttributeValue.fromS(from == null ? "0" : from));
    var answer =
        table
            .client()
            .query(r ->
                r.tableName(table.name())
                    .indexName("month")
                    .keyConditionExpression("#month = :month AND dueId > :from")
                    .expressionAttributeNames(Map.of("#month", "month"))
                    .expressionAttributeValues(values)
                    .limit(most));
    var keys = answer.items().stream().map(Item::of).toList();
    var posts =
        keys.stream()
            .map(key -> table.get(new Key(key.text("pk"), key.text("sk"))))
            .flatMap(Optional::stream)
            .map(PostItem::read)
            .toList();
    var next =
        answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty()
            ? keys.getLast().text("dueId")
            : null;
    return new Page(posts, next);
  }
}
