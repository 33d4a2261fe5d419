package city.belfry.platform.webhook;

import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Illustration;
import city.belfry.domain.message.Message;
import city.belfry.domain.picture.Picture;
import city.belfry.platform.Attempt;
import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;

/**
 * What a receiver is told. The same words make the same bytes in every try, so nothing in them
 * comes from the clock, the claim or the number of the try.
 *
 * @param id {@code webhook-id}, by which receivers know a repeat; without dots, which part what is
 *     signed
 * @param announcement what it is about: the id of the event that published it
 */
record Event(String id, String announcement, byte[] body) {
  /** "< 20 KB" may mean 20,000. */
  private static final int MOST_BYTES = 20_000;

  /**
   * @param city the public address below which pictures are
   */
  static Event of(Message message, Attempt attempt, URI city) {
    return switch (attempt.kind()) {
      case Attempt.Kind.New() ->
          told("announcement.published", attempt.key(), message, attempt, city);
      case Attempt.Kind.Edit(var placed) -> corrected(placed, message, attempt, city);
      case Attempt.Kind.Reply(var placed) -> corrected(placed, message, attempt, city);
    };
  }

  private static Event corrected(Placed placed, Message message, Attempt attempt, URI city) {
    return told("announcement.corrected", placed.id(), message, attempt, city);
  }

  private static Event told(
      String type, String announcement, Message message, Attempt attempt, URI city) {
    var body = body(type, attempt.due());
    var data =
        body.putObject("data")
            .put("announcement", announcement)
            .put("post", message.delivery().post())
            .put("delivery", message.delivery().toString())
            .put("revision", message.revision())
            .put("topic", lower(message.topic()))
            .put("severity", lower(message.severity()))
            .put("drill", message.drill())
            .put("due", attempt.due().toString());
    var words = message.words(attempt.variant());
    if (words.link() != null) {
      data.put("link", words.link().toString());
    }
    var texts = data.putArray("texts");
    words
        .parts()
        .forEach(part ->
            texts
                .addObject()
                .put("language", part.language().tag())
                .put("headline", part.headline())
                .put("body", part.body()));
    if (message.picture() != null) {
      data.set("picture", picture(message.picture(), city));
    }
    return new Event(attempt.key(), announcement, Json.bytes(body));
  }

  /** The receiver fetches it from the city's own address, or not at all. */
  private static ObjectNode picture(Illustration shown, URI city) {
    var picture = shown.picture();
    var node =
        Json.newObject()
            .put("url", city.resolve(picture.key()).toString())
            .put("type", Picture.TYPE)
            .put("width", picture.width())
            .put("height", picture.height());
    var alts = node.putArray("alts");
    shown
        .alts()
        .forEach(
            alt -> alts.addObject().put("language", alt.language().tag()).put("text", alt.text()));
    return node;
  }

  /** Taking back has one id, however often it is asked. */
  static Event retracted(Placed placed, Instant now) {
    var body = body("announcement.retracted", now);
    body.putObject("data").put("announcement", placed.id());
    return new Event(placed.id() + "-retracted", placed.id(), Json.bytes(body));
  }

  /** Tells residents nothing: whether the receiver takes our signature shows before it matters. */
  static Event checked(String channel, Instant now) {
    var body = body("channel.checked", now);
    body.putObject("data").put("channel", channel);
    return new Event("check-" + channel + "-" + now.toEpochMilli(), channel, Json.bytes(body));
  }

  boolean fits() {
    return body.length < MOST_BYTES;
  }

  private static ObjectNode body(String type, Instant timestamp) {
    return Json.newObject().put("type", type).put("timestamp", timestamp.toString());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
