package city.belfry.platform.weibo;

import city.belfry.domain.delivery.Reason;
import city.belfry.domain.message.Ruling.Objection;

/** Every reason that Weibo's client gives; each has its line in every {@code reasons} bundle. */
enum WeiboReason {
  NO_CREDENTIALS("no-credentials"),
  SETTINGS("settings"),
  TOKEN_EXPIRED("token-expired"),
  TOKEN_REVOKED("token-revoked"),
  TOKEN_INVALID("token-invalid"),
  OTHER_ACCOUNT("other-account"),
  NO_PERMISSION("no-permission"),
  IP_NOT_SAFE("ip-not-safe"),
  APP_UNAUDITED("app-unaudited"),
  CALLBACK("callback"),
  SIGN_IN("sign-in"),
  DOMAIN_UNBOUND("domain-unbound"),
  DOMAIN("domain"),
  EMPTY("empty"),
  TOO_LONG("too-long"),
  LINK_MISSING("link-missing"),
  LINK_REFUSED("link-refused"),
  HASHTAG("hashtag"),
  PICTURE("picture"),
  FORBIDDEN("forbidden"),
  DUPLICATE("duplicate"),
  THROTTLED("throttled"),
  NOT_OURS("not-ours"),
  REFUSED("refused"),
  UNREACHABLE("unreachable");

  private final String code;

  WeiboReason(String name) {
    code = "weibo." + name;
  }

  String code() {
    return code;
  }

  Reason with(String detail) {
    return new Reason(code, detail);
  }

  Objection objection(String what, String help) {
    return new Objection(code, what, help);
  }
}
