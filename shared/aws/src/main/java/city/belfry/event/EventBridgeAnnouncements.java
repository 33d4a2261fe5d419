package city.belfry.event;

import city.belfry.domain.channel.Snapshot;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.post.Post;
import city.belfry.runtime.Json;
import city.belfry.usecase.delivery.Announcements;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Tells the city's bus. Safe for threads. */
public final class EventBridgeAnnouncements implements Announcements {
  /** The source that rules name. */
  public static final String SOURCE = "belfry";

  private final EventBridgeClient client;
  private final String bus;
  private final Function<Delivery, String> sentence;
  private final Function<Snapshot, String> channelSentence;

  /**
   * Announcements on a bus.
   *
   * @param sentence what a person is told of a delivery that needs one, in one plain sentence
   * @param channelSentence the same of a channel
   */
  public EventBridgeAnnouncements(
      EventBridgeClient client,
      String bus,
      Function<Delivery, String> sentence,
      Function<Snapshot, String> channelSentence) {
    this.client = client;
    this.bus = bus;
    this.sentence = sentence;
    this.channelSentence = channelSentence;
  }

  @Override
  public void settled(Delivery delivery) {
    say("delivery.settled", detail(delivery));
  }

  @Override
  public void attention(Delivery delivery) {
    var detail = detail(delivery);
    detail.put("sentence", sentence.apply(delivery));
    say("delivery.attention", detail);
  }

  @Override
  public void attention(Snapshot snapshot) {
    var detail =
        Json.object().put("channel", snapshot.channel()).put("day", snapshot.day().toString());
    var findings = detail.putArray("findings");
    snapshot.findings().forEach(finding -> findings.add(finding.code()));
    say("channel.attention", detail.put("sentence", channelSentence.apply(snapshot)));
  }

  private static ObjectNode detail(Delivery delivery) {
    var result = delivery.result();
    var detail =
        Json.object()
            .put("delivery", delivery.id().toString())
            .put("ver", delivery.ver())
            .put("post", delivery.id().post())
            .put("channel", delivery.id().channel())
            .put("platform", delivery.platform())
            .put("language", delivery.id().languageSet())
            .put("revision", delivery.order().revision())
            .put("state", lower(delivery.state()))
            .put("due", delivery.order().due().toString());
    if (result.sent() != null) {
      detail.put("sent", result.sent().toString());
    }
    var placed = result.placed();
    if (placed != null) {
      detail.put("platformId", placed.id());
      if (placed.permalink() != null) {
        detail.put("permalink", placed.permalink().toString());
      }
    }
    if (result.reason() != null) {
      detail.put("reason", result.reason().code());
    }
    return detail;
  }

  @Override
  public void settled(Post post, List<Delivery> deliveries) {
    var detail =
        Json.object()
            .put("post", post.id())
            .put("revision", post.revision())
            .put("state", lower(post.state()));
    var states = detail.putObject("deliveries");
    deliveries.forEach(
        d -> states.put(lower(d.state()), states.path(lower(d.state())).asInt() + 1));
    say("post.settled", detail);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private void say(String what, ObjectNode detail) {
    var entry =
        PutEventsRequestEntry.builder()
            .eventBusName(bus)
            .source(SOURCE)
            .detailType(what)
            .detail(detail.toString())
            .build();
    var answer = client.putEvents(r -> r.entries(entry));
    if (answer.failedEntryCount() != null && answer.failedEntryCount() > 0) {
      throw new IllegalStateException(what + " was not taken by the bus: " + answer.entries());
    }
  }
}
