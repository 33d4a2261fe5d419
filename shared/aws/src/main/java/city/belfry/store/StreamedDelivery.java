package city.belfry.store;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.journal.Change;
import city.belfry.domain.journal.Entry;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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
    var item = Item.of(values(change.path("NewImage")));
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

  private static Map<String, AttributeValue> values(JsonNode map) {
    var values = new LinkedHashMap<String, AttributeValue>();
    map.properties().forEach(e -> values.put(e.getKey(), value(e.getValue())));
    return values;
  }

  private static AttributeValue value(JsonNode node) {
    var typed = node.properties().iterator().next();
    var content = typed.getValue();
    return switch (typed.getKey()) {
      case "S" -> AttributeValue.fromS(content.asText());
      case "N" -> AttributeValue.fromN(content.asText());
      case "BOOL" -> AttributeValue.fromBool(content.asBoolean());
      case "M" -> AttributeValue.fromM(values(content));
      case "L" -> AttributeValue.fromL(content.valueStream().map(v -> value(v)).toList());
      case "B" -> AttributeValue.fromB(SdkBytes.fromUtf8String(content.asText()));
      default -> AttributeValue.fromNul(true);
    };
  }
}
