package city.belfry.store;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.journal.Change;
import city.belfry.domain.journal.Entry;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A step of a delivery, read from a record of the table's stream.
 *
 * @param delivery as the step left it
 */
public record StreamedDelivery(Delivery delivery, Entry step) {

  /** The step in a record; empty for other items, for deletions, and for a pure move of a wake. */
  public static Optional<StreamedDelivery> of(JsonNode streamRecord) {
    var change = streamRecord.path("dynamodb");
    var sk = change.path("Keys").path("sk").path("S").asText();
    if (!sk.startsWith(Key.DELIVERY) || !change.has("NewImage")) {
      return Optional.empty();
    }
    var before = change.path("OldImage").path("ver").path("N").asText();
    var item = StreamedItem.read(change.path("NewImage"));
    if (before.equals(Long.toString(item.number("ver")))) {
      return Optional.empty();
    }
    var delivery = DeliveryItem.read(item);
    var at = change.path("ApproximateCreationDateTime").asDouble();
    var step =
        new Entry(
            delivery.id().toString(),
            delivery.ver(),
            delivery.state().name(),
            new Change(item.text("changeWho"), item.text("changeWhat"), item.text("changeWhy")),
            Instant.ofEpochMilli(Math.round(at * 1000)));
    return Optional.of(new StreamedDelivery(delivery, step));
  }
}
