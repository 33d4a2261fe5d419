package city.belfry.platform.facebook.stage;

import city.belfry.stage.StageReply;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Answers in the Graph API's form. */
final class GraphReply {
  private static final ObjectMapper JSON = new ObjectMapper();

  private GraphReply() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static StageReply ok(ObjectNode body) {
    return StageReply.json(200, body.toString());
  }

  static StageReply success() {
    return ok(object().put("success", true));
  }

  static StageReply error(int status, String message, int code, int subcode) {
    return error(status, message, code, subcode, false);
  }

  static StageReply error(int status, String message, int code, int subcode, boolean transiently) {
    var body = object();
    var error =
        body.putObject("error")
            .put("message", message)
            .put("type", code == 100 ? "GraphMethodException" : "OAuthException")
            .put("code", code);
    if (subcode != 0) {
      error.put("error_subcode", subcode);
    }
    error.put("is_transient", transiently).put("fbtrace_id", "AStageTrace");
    return StageReply.json(status, body.toString());
  }

  static StageReply unsupported(GraphCall call) {
    return noSuchObject(call.method(), call.path().isEmpty() ? "" : call.path().getFirst());
  }

  static StageReply noSuchObject(String method, String id) {
    return error(
        400,
        "Unsupported "
            + method.toLowerCase(Locale.ROOT)
            + " request. Object with ID '"
            + id
            + "' does not exist, cannot be loaded due to missing permissions, or does not support"
            + " this operation",
        100,
        33);
  }
}
