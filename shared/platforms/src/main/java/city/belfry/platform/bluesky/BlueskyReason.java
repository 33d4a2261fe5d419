package city.belfry.platform.bluesky;

import city.belfry.domain.delivery.Reason;
import city.belfry.domain.message.Ruling.Objection;

/** Every reason that Bluesky's client gives; each has its line in every {@code reasons} bundle. */
enum BlueskyReason {
  NO_CREDENTIALS("no-credentials"),
  PASSWORD_WRONG("password-wrong"),
  SECOND_FACTOR("second-factor"),
  TAKEN_DOWN("taken-down"),
  DEACTIVATED("deactivated"),
  ACCOUNT_UNKNOWN("account-unknown"),
  NOT_ALLOWED("not-allowed"),
  HANDLE_BROKEN("handle-broken"),
  EMPTY("empty"),
  TOO_LONG("too-long"),
  INVALID("invalid"),
  PICTURE("picture"),
  OTHER_WORDS("other-words"),
  TAKEN_BACK("taken-back"),
  GONE("gone"),
  NOT_OURS("not-ours"),
  THROTTLED("throttled"),
  SESSION("session"),
  REFUSED("refused"),
  UNREACHABLE("unreachable");

  private final String code;

  BlueskyReason(String name) {
    code = "bluesky." + name;
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
