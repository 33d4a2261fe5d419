package city.belfry.platform.x;

import city.belfry.domain.delivery.Reason;
import city.belfry.domain.message.Ruling.Objection;

/** Every reason that X's client gives; each has its line in every {@code reasons} bundle. */
enum XReason {
  NO_CREDENTIALS("no-credentials"),
  TOKEN_INVALID("token-invalid"),
  TOKEN_KIND("token-kind"),
  OTHER_ACCOUNT("other-account"),
  READ_ONLY("read-only"),
  APP_NOT_ENROLLED("app-not-enrolled"),
  CREDITS("credits"),
  USAGE_CAPPED("usage-capped"),
  SUSPENDED("suspended"),
  LOCKED("locked"),
  EMPTY("empty"),
  TOO_LONG("too-long"),
  DUPLICATE("duplicate"),
  PICTURE("picture"),
  REPLY("reply"),
  NOT_PERMITTED("not-permitted"),
  INVALID("invalid"),
  NOT_OURS("not-ours"),
  THROTTLED("throttled"),
  REFUSED("refused"),
  UNREACHABLE("unreachable");

  private final String code;

  XReason(String name) {
    code = "x." + name;
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
