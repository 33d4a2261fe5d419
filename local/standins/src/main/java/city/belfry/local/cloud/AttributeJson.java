package city.belfry.local.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items in DynamoDB's own JSON: {@code {"PK": {"S": "POST#1"}}}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_AttributeValue.html">AttributeValue</a>
 */
final class AttributeJson {
  private AttributeJson() {}

  static ObjectNode item(Map<String, AttributeValue> item) {
    var json = Json.object();
    item.forEach((name, value) -> json.set(name, value(value)));
    return json;
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
