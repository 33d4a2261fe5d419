package city.belfry.platform.wechat.stage;

import city.belfry.stage.StageReply;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers in WeChat's form: HTTP 200, whatever happened. */
final class WeChatReply {
  private static final ObjectMapper JSON = new ObjectMapper();

  private WeChatReply() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static ObjectNode fine() {
    return object().put("errcode", 0).put("errmsg", "ok");
  }

  static StageReply of(ObjectNode body) {
    return StageReply.json(200, body.toString());
  }

  static StageReply error(int code, String words) {
    return of(object().put("errcode", code).put("errmsg", words + " rid: stage"));
  }
}
