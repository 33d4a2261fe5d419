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
            .number("generation", delivery.generation())
            .number("tries", tries.number())
            .number("looks", tries.looks())
            .instant("look", tries.look())
            .instant("doubtSince", tries.doubtSince())
            .text("variant", tries.variant() == null ? null : tries.variant().name())
            .flag("doublePossible", tries.doublePossible())
            .list("sent", tries.sent(), DeliveryItem::sent);
    placed(item, "corrects", tries.corrects());
    claim(item, tries.claim());
    result(item, delivery.result());
    Fleeting.item(item, delivery.id().channel(), order.due());
    return Wake.put(item, key, delivery.wake());
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
    var tries =
        new Tries(
            item.integer("tries"),
            item.integer("looks"),
            item.instantOrNull("look"),
            readClaim(item),
            item.instantOrNull("doubtSince"),
            item.has("variant") ? item.constant("variant", Variant.class) : null,
            readPlaced(item, "corrects"),
            item.flag("doublePossible"),
            item.list(
                "sent",
                s -> new Sent(s.instant("at"), s.text("claim"), s.text("words"), s.text("key"))));
    return new Delivery(
        Key.delivery(item.text("pk"), item.text("sk")),
        item.text("platform"),
        order,
        item.constant("state", DeliveryState.class),
        item.number("ver"),
        item.instantOrNull("notBefore"),
        Wake.read(item),
        item.number("generation"),
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
            item.constant("claimVariant", Variant.class),
            item.texts("kept"))
        : null;
  }

  private static void result(Item item, Result result) {
    placed(item, "placed", result.placed());
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
    var handle = item.textOrNull("handle");
    return new Result(
        readPlaced(item, "placed"),
        handle == null ? null : new Handle(handle),
        item.has("reason")
            ? new Reason(item.text("reason"), item.textOr("reasonDetail", ""))
            : null,
        item.textOr("raw", ""),
        item.instantOrNull("sentAt"),
        item.instantOrNull("answeredAt"),
        item.instantOrNull("visibleAt"));
  }

  private static void placed(Item item, String prefix, @Nullable Placed placed) {
    if (placed != null) {
      var permalink = placed.permalink();
      item.text(prefix + "Id", placed.id())
          .text(prefix + "Link", permalink == null ? null : permalink.toString())
          .instant(prefix + "Visible", placed.visible());
    }
  }

  private static @Nullable Placed readPlaced(Item item, String prefix) {
    if (!item.has(prefix + "Id")) {
      return null;
    }
    var permalink = item.textOrNull(prefix + "Link");
    return new Placed(
        item.text(prefix + "Id"),
        permalink == null ? null : URI.create(permalink),
        item.instantOrNull(prefix + "Visible"));
  }
}
