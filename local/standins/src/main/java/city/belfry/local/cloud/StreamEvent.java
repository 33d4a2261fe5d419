package city.belfry.local.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * A batch of stream records as Lambda hands it to a function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">the event</a>
 */
final class StreamEvent {
  private StreamEvent() {}

  static byte[] of(List<Record> records, String arn) {
    var event = Json.object();
    var array = event.putArray("Records");
    for (var record : records) {
      array.add(record(record, arn));
    }
    return Json.bytes(event);
  }

  private static ObjectNode record(Record record, String arn) {
    var json = Json.object();
    json.put("eventID", record.eventID());
    json.put("eventName", record.eventNameAsString());
    json.put("eventVersion", record.eventVersion());
    json.put("eventSource", "aws:dynamodb");
    json.put("awsRegion", record.awsRegion());
    var change = record.dynamodb();
    var dynamodb = json.putObject("dynamodb");
    dynamodb.put(
        "ApproximateCreationDateTime", change.approximateCreationDateTime().getEpochSecond());
    dynamodb.set("Keys", AttributeJson.item(change.keys()));
    if (change.hasNewImage()) {
      dynamodb.set("NewImage", AttributeJson.item(change.newImage()));
    }
    if (change.hasOldImage()) {
      dynamodb.set("OldImage", AttributeJson.item(change.oldImage()));
    }
    dynamodb.put("SequenceNumber", change.sequenceNumber());
    dynamodb.put("SizeBytes", change.sizeBytes());
    dynamodb.put("StreamViewType", change.streamViewTypeAsString());
    json.put("eventSourceARN", arn);
    return json;
  }
}
