package city.belfry.platform.sample.stage;

import city.belfry.stage.StageReply;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the sample platform says. Pure. */
final class SampleReplies {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SampleReplies() {}

  static StageReply told(int status, SampleMessage message) {
    return StageReply.json(status, json(message).toString());
  }

  static StageReply accepted(SampleMessage message) {
    return StageReply.json(202, JSON.createObjectNode().put("job", message.id()).toString());
  }

  static StageReply found(List<SampleMessage> messages) {
    var body = JSON.createObjectNode();
    var all = body.putArray("messages");
    messages.forEach(message -> all.add(json(message)));
    return ok(body);
  }

  private static StageReply ok(ObjectNode body) {
    return StageReply.json(200, body.toString());
  }

  static StageReply progress(SampleMessage message, Instant now) {
    if (now.isBefore(message.visible())) {
      return ok(JSON.createObjectNode().put("state", "underway"));
    }
    return message.refused()
        ? ok(
            JSON.createObjectNode()
                .put("state", "refused")
                .put("error", "refused")
                .put("detail", "the text asks to be refused"))
        : ok(json(message).put("state", "visible"));
  }

  /** The permalink, followed by a person: the stage's page shows the message. */
  static StageReply page(String id) {
    return new StageReply(303, Map.of("location", "../../#sample-" + id), new byte[0]);
  }

  static StageReply problem(int status, String error, String detail) {
    return StageReply.json(
        status, JSON.createObjectNode().put("error", error).put("detail", detail).toString());
  }

  private static ObjectNode json(SampleMessage message) {
    return JSON.createObjectNode()
        .put("id", message.id())
        .put("text", message.text())
        .put("language", message.language())
        .put("placed", message.visible().toString());
  }
}
