package city.belfry.platform.mastodon;

import city.belfry.domain.delivery.Reason;
import city.belfry.domain.message.Ruling.Objection;

/** Every reason that Mastodon's client gives; each has its line in every {@code reasons} bundle. */
enum MastodonReason {
  NO_CREDENTIALS("no-credentials"),
  SETTINGS("settings"),
  TOKEN_INVALID("token-invalid"),
  LOGIN_DISABLED("login-disabled"),
  SCOPE("scope"),
  FORBIDDEN("forbidden"),
  NO_SUCH_API("no-such-api"),
  LIMITS("limits"),
  EMPTY("empty"),
  TOO_LONG("too-long"),
  PICTURE("picture"),
  GONE("gone"),
  NOT_OURS("not-ours"),
  THROTTLED("throttled"),
  REFUSED("refused"),
  UNREACHABLE("unreachable");

  private final String code;

  MastodonReason(String name) {
    code = "mastodon." + name;
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
