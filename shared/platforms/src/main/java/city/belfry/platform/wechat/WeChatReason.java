package city.belfry.platform.wechat;

import city.belfry.domain.delivery.Reason;

/** Why WeChat does not publish; each has its words in {@code reasons_TAG.properties}. */
enum WeChatReason {
  NO_CREDENTIALS("no-credentials"),
  NO_COVER("no-cover"),
  COVER_UNKNOWN("cover-unknown"),
  IP_NOT_LISTED("ip-not-listed"),
  APP_ID_WRONG("app-id-wrong"),
  SECRET_WRONG("secret-wrong"),
  NOT_ALLOWED("not-allowed"),
  API_BANNED("api-banned"),
  ACCOUNT_LIMITED("account-limited"),
  PUSH_QUOTA("push-quota"),
  PUSH_KEPT("push-kept"),
  TITLE_TOO_LONG("title-too-long"),
  TEXT_TOO_LONG("text-too-long"),
  DIGEST_TOO_LONG("digest-too-long"),
  LINK_TOO_LONG("link-too-long"),
  EMPTY("empty"),
  DRAFT_GONE("draft-gone"),
  PICTURE("picture"),
  CONTENT_INVALID("content-invalid"),
  UNREADABLE("unreadable"),
  RISKY("risky"),
  DRAFT_CHECKS("draft-checks"),
  KEY_TOO_LONG("key-too-long"),
  ORIGINALITY("originality"),
  PUBLISH_FAILED("publish-failed"),
  REVIEW_REFUSED("review-refused"),
  TAKEN_DOWN("taken-down"),
  BANNED("banned"),
  SEND_FAILED("send-failed"),
  SEND_DELETED("send-deleted"),
  OTHER("other");

  private final String name;

  WeChatReason(String name) {
    this.name = name;
  }

  String code() {
    return "wechat." + name;
  }

  Reason with(String detail) {
    return new Reason(code(), detail);
  }
}
