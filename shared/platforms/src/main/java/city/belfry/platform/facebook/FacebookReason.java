package city.belfry.platform.facebook;

import city.belfry.domain.delivery.Reason;

/** Why Facebook does not publish; each has its words in {@code reasons_TAG.properties}. */
enum FacebookReason {
  NO_CREDENTIALS("no-credentials"),
  NO_PAGE("no-page"),
  TOKEN_EXPIRED("token-expired"),
  PASSWORD_CHANGED("password-changed"),
  APP_REMOVED("app-removed"),
  CHECKPOINT("checkpoint"),
  ROLE_LOST("role-lost"),
  TOKEN_INVALID("token-invalid"),
  SECRET_WRONG("secret-wrong"),
  PUBLISHING_AUTHORIZATION("publishing-authorization"),
  PERMISSION("permission"),
  PAGE_UNKNOWN("page-unknown"),
  VERSION_GONE("version-gone"),
  BLOCKED("blocked"),
  IDENTITY("identity"),
  SECURITY_CHECK("security-check"),
  ACCOUNT_LIMITED("account-limited"),
  DUPLICATE("duplicate"),
  LINK_REFUSED("link-refused"),
  LINK_TO_FACEBOOK("link-to-facebook"),
  ABUSIVE("abusive"),
  STANDARDS("standards"),
  FORMAT("format"),
  PICTURES("pictures"),
  PARAMETER("parameter"),
  POST_GONE("post-gone"),
  STILL_THERE("still-there"),
  OTHER("other");

  private final String name;

  FacebookReason(String name) {
    this.name = name;
  }

  String code() {
    return "facebook." + name;
  }

  Reason with(String detail) {
    return new Reason(code(), detail);
  }
}
