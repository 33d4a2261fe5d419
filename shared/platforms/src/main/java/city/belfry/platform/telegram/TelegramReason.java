package city.belfry.platform.telegram;

import city.belfry.domain.delivery.Reason;
import city.belfry.domain.message.Ruling.Objection;

/** Every reason that Telegram's client gives; each has its line in every {@code reasons} bundle. */
enum TelegramReason {
  NO_CREDENTIALS("no-credentials"),
  TOKEN_INVALID("token-invalid"),
  NOT_ADMIN("not-admin"),
  CHAT_NOT_FOUND("chat-not-found"),
  MOVED("moved"),
  EMPTY("empty"),
  TOO_LONG("too-long"),
  GONE("gone"),
  NOT_EDITABLE("not-editable"),
  TOO_OLD("too-old"),
  THROTTLED("throttled"),
  REFUSED("refused"),
  UNREACHABLE("unreachable");

  private final String code;

  TelegramReason(String name) {
    code = "telegram." + name;
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
