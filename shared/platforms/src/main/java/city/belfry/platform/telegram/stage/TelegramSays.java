package city.belfry.platform.telegram.stage;

import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Telegram's answers, in its shapes. */
final class TelegramSays {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TelegramSays() {}

  static StageReply result(JsonNode result) {
    var body = JSON.objectNode().put("ok", true);
    body.set("result", result);
    return StageReply.json(200, body.toString());
  }

  static StageReply yes() {
    return result(JSON.booleanNode(true));
  }

  static StageReply number(long number) {
    return result(JSON.numberNode(number));
  }

  static StageReply error(int code, String description) {
    return StageReply.json(code, body(code, description).toString());
  }

  static StageReply badRequest(String description) {
    return error(400, "Bad Request: " + description);
  }

  static StageReply tooMany(long seconds) {
    var body = body(429, "Too Many Requests: retry after " + seconds);
    body.putObject("parameters").put("retry_after", seconds);
    return StageReply.json(429, body.toString());
  }

  private static ObjectNode body(int code, String description) {
    return JSON.objectNode()
        .put("ok", false)
        .put("error_code", code)
        .put("description", description);
  }

  static ObjectNode bot(long id) {
    return JSON.objectNode()
        .put("id", id)
        .put("is_bot", true)
        .put("first_name", "Stage")
        .put("username", "stage_bot");
  }

  static ObjectNode member(long bot, boolean administrator) {
    var member = JSON.objectNode().put("status", administrator ? "administrator" : "left");
    member.set("user", bot(bot));
    if (administrator) {
      member.put("can_post_messages", true).put("can_edit_messages", true);
    }
    return member;
  }

  static ObjectNode message(StagePost post, Instant at) {
    var message =
        JSON.objectNode()
            .put("message_id", Long.parseLong(post.id()))
            .put("date", at.getEpochSecond())
            .put(post.picture() == null ? "text" : "caption", post.text());
    message
        .putObject("chat")
        .put("id", TelegramStage.number(post.account()))
        .put("type", "channel")
        .put("title", post.account())
        .put("username", TelegramStage.chat(post.account()).substring(1));
    return message;
  }
}
