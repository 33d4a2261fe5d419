package city.belfry.store;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.journal.Change;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.PostState;
import city.belfry.time.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A backup's items as they may be put into an empty table. What was due between the backup and now
 * may have gone out meanwhile: its deliveries are looked for, and none is sent by itself. All else
 * stays as it is.
 */
public final class RestoredItems {
  private static final Change CHANGE = new Change("restore", "restore", "");

  private final Instant now;
  private final Ids ids;
  private final List<Item> others = new ArrayList<>();
  private final List<Item> deliveries = new ArrayList<>();
  private final List<Item> posts = new ArrayList<>();

  private RestoredItems(Instant now, Ids ids) {
    this.now = now;
    this.ids = ids;
  }

  /**
   * In the order in which they may be put while functions run: what a delivery needs comes before
   * it, and posts come last.
   */
  public static List<Map<String, AttributeValue>> of(
      Collection<Map<String, AttributeValue>> backup, Instant now, Ids ids) {
    var restored = new RestoredItems(now, ids);
    var partitions = new LinkedHashMap<String, List<Item>>();
    for (var values : backup) {
      var item = Item.of(values);
      partitions.computeIfAbsent(item.text("pk"), _ -> new ArrayList<>()).add(item);
    }
    partitions.values().forEach(restored::partition);
    var all = new ArrayList<Map<String, AttributeValue>>();
    List.of(restored.others, restored.deliveries, restored.posts)
        .forEach(items -> items.forEach(item -> all.add(item.values())));
    return all;
  }

  private void partition(List<Item> items) {
    var found = items.stream().filter(RestoredItems::isPost).findFirst().map(PostItem::read);
    var made = new LinkedHashMap<String, Delivery>();
    for (var item : items) {
      if (isPost(item)) {
        posts.add(item);
      } else if (isDelivery(item)) {
        var delivery = DeliveryItem.read(item);
        made.put(delivery.id().toString(), delivery);
        put(delivery, behind(delivery, found).restored(now), item);
      } else {
        others.add(item);
      }
    }
    found.filter(this::wasDue).ifPresent(post -> missing(post, made));
  }

  private static boolean isPost(Item item) {
    return item.text("pk").startsWith(Key.POSTS) && item.text("sk").equals("POST");
  }

  private static boolean isDelivery(Item item) {
    return item.text("pk").startsWith(Key.POSTS) && item.text("sk").startsWith(Key.DELIVERY);
  }

  private boolean wasDue(Post post) {
    return post.mayGoOut() && post.wake() != null && !post.due().isAfter(now);
  }

  /** Its fan-out came after the backup. */
  private void missing(Post post, Map<String, Delivery> made) {
    for (var planned : post.plan()) {
      var delivery = post.newDelivery(planned, now);
      if (!made.containsKey(delivery.id().toString())) {
        deliveries.add(item(delivery.restored(now), 1));
      }
    }
  }

  /** An edit was under way: its newer words would be the next to go out. */
  private Delivery behind(Delivery delivery, Optional<Post> found) {
    var post = found.filter(this::wasDue).filter(p -> p.planned(delivery.id()).isPresent());
    if (post.isEmpty()
        || post.get().state() != PostState.LIVE
        || post.get().revision() == delivery.order().revision()) {
      return delivery;
    }
    return switch (delivery.state()) {
      case DELIVERED -> delivery.correcting(post.get().order(), now);
      case REJECTED, MISSED -> delivery.reopened(post.get().order(), now);
      case WAITING, HELD, PARKED, CLAIMED, PENDING, CANCELLED, UNCONFIRMED -> delivery;
    };
  }

  private void put(Delivery before, Delivery after, Item item) {
    if (after.equals(before)) {
      deliveries.add(item);
      return;
    }
    if (before.state().isFinal() && after.state() == DeliveryState.CLAIMED) {
      var receipt = Key.receipt(before.id(), before.order().revision());
      others.add(DeliveryItem.write(before, receipt).number("ver", before.ver()));
    }
    deliveries.add(item(after, before.ver() + 1));
  }

  private Item item(Delivery delivery, long ver) {
    var item = DeliveryItem.write(delivery, Key.delivery(delivery.id())).number("ver", ver);
    return Changed.put(item, CHANGE, ids.next());
  }
}
