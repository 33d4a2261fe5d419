package city.belfry.platform.bluesky.stage;

import city.belfry.stage.StageReply;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A server's answers, in its shapes. */
final class BlueskySays {
  private BlueskySays() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static StageReply yes(ObjectNode body) {
    return StageReply.json(200, body.toString());
  }

  static StageReply error(int status, String error, String message) {
    return StageReply.json(status, object().put("error", error).put("message", message).toString());
  }

  static StageReply invalid(String message) {
    return error(400, "InvalidRequest", message);
  }

  static StageReply unauthenticated(String message) {
    return error(401, "AuthenticationRequired", message);
  }

  static StageReply tooMany() {
    return error(429, "RateLimitExceeded", "Rate Limit Exceeded");
  }

  static StageReply failed() {
    return error(500, "InternalServerError", "Internal Server Error");
  }
}
