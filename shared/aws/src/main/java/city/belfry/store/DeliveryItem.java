package city.belfry.store;

import city.belfry.domain.delivery.Claim;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Order;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.delivery.Result;
import city.belfry.domain.delivery.Sent;
import city.belfry.domain.delivery.Tries;
import city.belfry.domain.message.Variant;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A delivery as an item; what conditions name stands at the top. */
final class DeliveryItem {
  private DeliveryItem() {}

  /** The delivery under its key, without a version: each write counts that up itself. */
  static Item write(Delivery delivery, Key key) {
    var order = delivery.order();
    var tries = delivery.tries();
    var item =
        Item.empty()
            .text("pk", key.pk())
            .text("sk", key.sk())
            .text("state", delivery.state().name())
            .number("rev", order.revision())
            .text("platform", delivery.platform())
            .instant("due", order.due())
            .instant("until", order.until())
            .flag("emergency", order.emergency())
            .flag("drill", order.drill())
            .flag("marksDelay", order.marksDelay())
            .instant("notBefore", delivery.notBefore())
            .number("tries", tries.number())
            .number("looks", tries.looks())
            .instant("doubtSince", tries.doubtSince())
            .text("variant", tries.variant() == null ? null : tries.variant().name())
            .list("sent", tries.sent(), DeliveryItem::sent);
    claim(item, tries.claim());
    result(item, delivery.result());
    return Wake.put(item, key.pk() + key.sk(), delivery.wake());
  }

  static Delivery read(Item item) {
    var order =
        new Order(
            item.integer("rev"),
            item.instant("due"),
            item.instant("until"),
            item.flag("emergency"),
            item.flag("drill"),
            item.flag("marksDelay"));
    var variant = item.textOrNull("variant");
    var tries =
        new Tries(
            item.integer("tries"),
            item.integer("looks"),
            readClaim(item),
            item.instantOrNull("doubtSince"),
            variant == null ? null : Variant.valueOf(variant),
            item.list(
                "sent",
                s -> new Sent(s.instant("at"), s.text("claim"), s.text("words"), s.text("key"))));
    return new Delivery(
        Key.delivery(item.text("pk"), item.text("sk")),
        item.text("platform"),
        order,
        DeliveryState.valueOf(item.text("state")),
        item.number("ver"),
        item.instantOrNull("notBefore"),
        Wake.read(item),
        tries,
        readResult(item));
  }

  private static Item sent(Sent sent) {
    return Item.empty()
        .instant("at", sent.at())
        .text("claim", sent.claim())
        .text("words", sent.words())
        .text("key", sent.key());
  }

  private static void claim(Item item, @Nullable Claim claim) {
    if (claim != null) {
      item.text("claimId", claim.id())
          .instant("claimAt", claim.at())
          .text("claimVariant", claim.variant().name())
          .texts("kept", claim.kept());
    }
  }

  private static @Nullable Claim readClaim(Item item) {
    return item.has("claimId")
        ? new Claim(
            item.text("claimId"),
            item.instant("claimAt"),
            Variant.valueOf(item.text("claimVariant")),
            item.texts("kept"))
        : null;
  }

  private static void result(Item item, Result result) {
    var placed = result.placed();
    if (placed != null) {
      item.text("placedId", placed.id())
          .text("permalink", placed.permalink() == null ? null : placed.permalink().toString())
          .instant("placedVisible", placed.visible());
    }
    var reason = result.reason();
    if (reason != null) {
      item.text("reason", reason.code()).text("reasonDetail", reason.detail());
    }
    item.text("handle", result.handle() == null ? null : result.handle().value())
        .text("raw", result.raw().isEmpty() ? null : result.raw())
        .instant("sentAt", result.sent())
        .instant("answeredAt", result.answered())
        .instant("visibleAt", result.visible());
  }

  private static Result readResult(Item item) {
    var permalink = item.textOrNull("permalink");
    var handle = item.textOrNull("handle");
    return new Result(
        item.has("placedId")
            ? new Placed(
                item.text("placedId"),
                permalink == null ? null : URI.create(permalink),
                item.instantOrNull("placedVisible"))
            : null,
        handle == null ? null : new Handle(handle),
        item.has("reason")
            ? new Reason(item.text("reason"), item.textOr("reasonDetail", ""))
            : null,
        item.textOr("raw", ""),
        item.instantOrNull("sentAt"),
        item.instantOrNull("answeredAt"),
        item.instantOrNull("visibleAt"));
  }
}
