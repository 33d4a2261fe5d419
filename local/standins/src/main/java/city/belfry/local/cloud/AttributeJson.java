package city.belfry.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items in DynamoDB's own JSON: {@code {"PK": {"S": "POST#1"}}}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_AttributeValue.html">AttributeValue</a>
 */
public final class AttributeJson {
  private AttributeJson() {}

  public static ObjectNode item(Map<String, AttributeValue> item) {
    var json = Json.object();
    item.forEach((name, value) -> json.set(name, value(value)));
    return json;
  }

  /**
   * The item that such JSON tells.
   *
   * @throws IllegalArgumentException where it is no item
   */
  public static Map<String, AttributeValue> read(JsonNode item) {
    var values = new LinkedHashMap<String, AttributeValue>();
    item.properties().forEach(field -> values.put(field.getKey(), read(field)));
    return values;
  }

  private static AttributeValue read(Map.Entry<String, JsonNode> field) {
    var node = field.getValue();
    if (node.size() != 1) {
      throw new IllegalArgumentException(field.getKey() + " has not one type");
    }
    return typed(node.properties().iterator().next());
  }

  private static AttributeValue typed(Map.Entry<String, JsonNode> typed) {
    var content = typed.getValue();
    return switch (typed.getKey()) {
      case "S" -> AttributeValue.fromS(content.asText());
      case "N" -> AttributeValue.fromN(content.asText());
      case "B" -> AttributeValue.fromB(bytes(content));
      case "SS" -> AttributeValue.fromSs(content.valueStream().map(JsonNode::asText).toList());
      case "NS" -> AttributeValue.fromNs(content.valueStream().map(JsonNode::asText).toList());
      case "BS" -> AttributeValue.fromBs(content.valueStream().map(AttributeJson::bytes).toList());
      case "M" -> AttributeValue.fromM(read(content));
      case "L" ->
          AttributeValue.fromL(
              content
                  .valueStream()
                  .map(each -> typed(each.properties().iterator().next()))
                  .toList());
      case "BOOL" -> AttributeValue.fromBool(content.asBoolean());
      case "NULL" -> AttributeValue.fromNul(true);
      default -> throw new IllegalArgumentException("there is no type " + typed.getKey());
    };
  }

  private static SdkBytes bytes(JsonNode base64) {
    return SdkBytes.fromByteArray(Base64.getDecoder().decode(base64.asText()));
  }

  private static ObjectNode value(AttributeValue value) {
    var json = Json.object();
    switch (value.type()) {
      case S -> json.put("S", value.s());
      case N -> json.put("N", value.n());
      case B -> json.put("B", value.b().asByteArray());
      case SS -> value.ss().forEach(json.putArray("SS")::add);
      case NS -> value.ns().forEach(json.putArray("NS")::add);
      case BS -> value.bs().stream().map(SdkBytes::asByteArray).forEach(json.putArray("BS")::add);
      case M -> json.set("M", item(value.m()));
      case L -> value.l().stream().map(AttributeJson::value).forEach(json.putArray("L")::add);
      case BOOL -> json.put("BOOL", value.bool());
      case NUL -> json.put("NULL", true);
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("DynamoDB sent a value without a type");
    }
    return json;
  }
}
