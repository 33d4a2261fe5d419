package city.belfry.platform.x.stage;

import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/** X's answers, in its shapes. */
final class XSays {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String PROBLEMS = "https://api.twitter.com/2/problems/";

  private XSays() {}

  static StageReply problem(int status, String title, String detail) {
    return problem(status, title, detail, "about:blank");
  }

  static StageReply forbidden(String detail) {
    return problem(403, "Forbidden", detail);
  }

  static StageReply unsupportedAuthentication() {
    return problem(
        403,
        "Unsupported Authentication",
        "Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint. Supported"
            + " authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].",
        PROBLEMS + "unsupported-authentication");
  }

  private static StageReply problem(int status, String title, String detail, String type) {
    var body = JSON.objectNode();
    body.put("title", title).put("detail", detail).put("type", type).put("status", status);
    return problem(status, body);
  }

  /** The one shape that says no status. */
  static StageReply invalid(String message) {
    var body = JSON.objectNode();
    body.putArray("errors").addObject().put("message", message);
    body.put("title", "Invalid Request")
        .put("detail", "One or more parameters to your request was invalid.")
        .put("type", PROBLEMS + "invalid-request");
    return problem(400, body);
  }

  private static StageReply problem(int status, ObjectNode body) {
    var reply = StageReply.json(status, body.toString());
    return new StageReply(status, Map.of("content-type", "application/problem+json"), reply.body());
  }

  static StageReply limits(StageReply reply, int limit, int left, Instant reset) {
    return reply
        .with("x-rate-limit-limit", String.valueOf(limit))
        .with("x-rate-limit-remaining", String.valueOf(left))
        .with("x-rate-limit-reset", String.valueOf(reset.plusMillis(999).getEpochSecond()));
  }

  static ObjectNode created(StagePost post) {
    var body = JSON.objectNode();
    var data = body.putObject("data");
    data.put("id", post.id()).put("text", XLinks.of(post.text()).text());
    data.putArray("edit_history_tweet_ids").add(post.id());
    return body;
  }

  static ObjectNode user(String account) {
    var body = JSON.objectNode();
    var data = body.putObject("data");
    data.put("id", XStage.userId(account))
        .put("name", account)
        .put("username", XStage.screenName(account));
    data.putObject("public_metrics").put("followers_count", 640).put("following_count", 12);
    return body;
  }
}
