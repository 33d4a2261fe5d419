package city.belfry.store;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.journal.Change;
import city.belfry.domain.language.Language;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Words;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.Revision;
import city.belfry.kit.ADraft;
import city.belfry.kit.APost;
import city.belfry.kit.CountedIds;
import city.belfry.kit.cloud.Cloud;
import city.belfry.kit.cloud.TheTable;
import city.belfry.local.cloud.RemoteTables;
import city.belfry.time.SettableClock;
import city.belfry.usecase.Stores;
import city.belfry.usecase.post.IdempotencyKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An empty table on some cloud, and what the contract's tests put there. */
abstract class StoreContract {
  static final Instant DUE = Instant.parse("2026-11-22T18:00:00Z");
  static final Change CHANGE = new Change("dispatcher", "test", "because");

  final Cloud.Here cloud;
  final String table = "Table-" + UUID.randomUUID();
  final CountedIds ids = new CountedIds();
  final SettableClock clock = new SettableClock(DUE);
  final Stores stores;

  StoreContract(Cloud cloud) {
    this.cloud = cloud.here();
    RemoteTables.create(this.cloud.dynamo(), TheTable.named(table));
    this.stores = DynamoStores.on(this.cloud.dynamo(), table, clock, ids);
  }

  static IdempotencyKey key(String key) {
    return new IdempotencyKey("dispatcher", key, "body");
  }

  static Revision revision(Post post) {
    var draft = ADraft.on("sample-city").due(post.due()).text("zh-Hans", "封路", "到13时").build();
    return new Revision(post.id(), post.revision(), draft, "dispatcher", post.accepted());
  }

  static Message message(Post post) {
    var id = post.deliveries().getFirst();
    var chinese = new Language("zh-Hans");
    var words =
        new Words(
            "【演习】封路",
            "封路\n到13时",
            URI.create("https://news.arroyovista.example/p/1/zh-Hans.html"),
            List.of(new Words.Part(chinese, "封路", "到13时")));
    return new Message(
        id,
        post.revision(),
        post.topic(),
        post.severity(),
        post.drill(),
        id.languages(),
        words,
        words,
        words,
        null);
  }

  /** Stores a post with its words. */
  Post stored(APost how) {
    var post = how.build();
    stores.posts().accept(post, revision(post), List.of(message(post)), key(post.id()), CHANGE);
    return post;
  }

  Delivery created() {
    var post = APost.due(DUE).build();
    var delivery = post.newDelivery(post.plan().getFirst(), DUE.minusSeconds(10));
    stores.deliveries().create(delivery, CHANGE);
    return delivery;
  }

  Delivery find(DeliveryId id) {
    return stores.deliveries().find(id).orElseThrow();
  }
}
