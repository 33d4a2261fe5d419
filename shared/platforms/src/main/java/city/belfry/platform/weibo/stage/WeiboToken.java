package city.belfry.platform.weibo.stage;

import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;

/**
 * Whose token a request carries: in the form, the query or a header, which Weibo all takes.
 *
 * @param refusal why it is not good; empty when it is
 */
record WeiboToken(String account, String refusal) {
  private static final String SCHEME = "OAuth2 ";

  static WeiboToken of(StageRequest request) {
    var header = request.header("authorization").orElse("");
    var inHeader = header.startsWith(SCHEME) ? header.substring(SCHEME.length()).strip() : "";
    var inQuery = request.query().getOrDefault("access_token", inHeader);
    var token = request.form().getOrDefault("access_token", inQuery);
    if (token.isEmpty()) {
      return new WeiboToken("", "missing");
    }
    if (token.startsWith("expired-")) {
      return new WeiboToken("", "expired");
    }
    if (token.startsWith("revoked-")) {
      return new WeiboToken("", "revoked");
    }
    return token.matches("stage-.+")
        ? new WeiboToken(token.substring("stage-".length()), "")
        : new WeiboToken("", "unknown");
  }

  StageReply refused(WeiboSays says) {
    return switch (refusal) {
      case "missing" -> says.error(403, 10006, "Source paramter(appkey) is missing");
      case "expired" -> says.error(403, 21327, "expired_token");
      case "revoked" -> says.error(403, 21317, "token_rejected");
      default -> says.error(403, 21332, "invalid_access_token");
    };
  }
}
