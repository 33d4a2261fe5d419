package city.belfry.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item as the table's stream tells it. */
final class StreamedItem {
  private StreamedItem() {}

  static Item read(JsonNode image) {
    return Item.of(values(image));
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
