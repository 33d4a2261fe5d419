package city.belfry.local.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * A batch of messages as Lambda hands it to a function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">the event</a>
 */
final class QueueEvent {
  private QueueEvent() {}

  static byte[] of(List<Message> messages, String arn) {
    var event = Json.object();
    var records = event.putArray("Records");
    for (var message : messages) {
      records.add(message(message, arn));
    }
    return Json.bytes(event);
  }

  private static ObjectNode message(Message message, String arn) {
    var json = Json.object();
    json.put("messageId", message.messageId());
    json.put("receiptHandle", message.receiptHandle());
    json.put("body", message.body());
    var attributes = json.putObject("attributes");
    message.attributesAsStrings().forEach(attributes::put);
    var own = json.putObject("messageAttributes");
    message.messageAttributes().forEach((name, value) -> own.set(name, attribute(value)));
    json.put("md5OfBody", message.md5OfBody());
    json.put("eventSource", "aws:sqs");
    json.put("eventSourceARN", arn);
    json.put("awsRegion", arn.split(":", -1)[3]);
    return json;
  }

  private static ObjectNode attribute(MessageAttributeValue value) {
    var json = Json.object();
    json.put("dataType", value.dataType());
    if (value.stringValue() != null) {
      json.put("stringValue", value.stringValue());
    }
    if (value.binaryValue() != null) {
      json.put("binaryValue", value.binaryValue().asByteArray());
    }
    json.putArray("stringListValues");
    json.putArray("binaryListValues");
    return json;
  }
}
