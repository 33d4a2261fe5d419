package city.belfry.accept;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.language.Language;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Variant;
import city.belfry.domain.post.Post;
import city.belfry.platform.catalog.Reasons;
import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/** A receipt: the view of a delivery, also while it waits. */
final class ReceiptView {
  private ReceiptView() {}

  /**
   * One delivery's receipt.
   *
   * @param reader in whose language reasons are told
   */
  static ObjectNode of(Post post, Delivery delivery, Optional<Message> message, Language reader) {
    var result = delivery.result();
    var due = delivery.order().due();
    var node =
        Json.object()
            .put("id", delivery.id().toString())
            .put("post", delivery.id().post())
            .put("revision", delivery.order().revision())
            .put("channel", delivery.id().channel())
            .put("platform", delivery.platform())
            .put("language", delivery.id().languageSet())
            .put("state", Views.lower(delivery.state()))
            .put("version", delivery.ver());
    Views.instant(node, "learned", post.learned());
    Views.instant(node, "written", post.written());
    Views.instant(node, "accepted", post.accepted());
    node.put("due", due.toString());
    Views.instant(node, "sent", result.sent());
    if (result.sent() != null) {
      node.put("latenessMillis", Duration.between(due, result.sent()).toNanos() / 1_000_000.0);
    }
    Views.instant(node, "answered", result.answered());
    Views.instant(node, "visible", result.visible());
    node.put("attempts", delivery.tries().number());
    placed(node, delivery);
    reason(node, delivery, reader);
    message.ifPresent(m -> words(node, delivery, m));
    return node;
  }

  private static void placed(ObjectNode node, Delivery delivery) {
    var placed = delivery.result().placed();
    if (placed != null) {
      node.put("platformId", placed.id());
      if (placed.permalink() != null) {
        node.put("permalink", placed.permalink().toString());
      }
    }
  }

  private static void reason(ObjectNode node, Delivery delivery, Language reader) {
    var reason = delivery.result().reason();
    if (reason != null) {
      node.putObject("reason")
          .put("code", reason.code())
          .put("words", Reasons.words(reason, reader));
    }
    if (!delivery.result().raw().isEmpty() && delivery.state() != DeliveryState.DELIVERED) {
      node.put("raw", delivery.result().raw());
    }
    if (delivery.tries().doublePossible()) {
      node.put("doublePossible", true);
    }
    if (delivery.inDoubt()) {
      node.put("inDoubt", true);
    }
  }

  private static void words(ObjectNode node, Delivery delivery, Message message) {
    var variant =
        delivery.tries().variant() == null
            ? delivery.claim().map(c -> c.variant()).orElse(Variant.ON_TIME)
            : delivery.tries().variant();
    var words = message.words(variant);
    node.put("title", words.title()).put("text", words.text());
    if (words.link() != null) {
      node.put("link", words.link().toString());
    }
  }
}
