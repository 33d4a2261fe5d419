package city.belfry.platform.webhook;

import city.belfry.domain.delivery.Reason;

/** Every reason that the webhook's client gives; each has its line in every bundle. */
enum WebhookReason {
  NO_CREDENTIALS("no-credentials"),
  NOT_ACCEPTED("not-accepted"),
  NO_ENDPOINT("no-endpoint"),
  GONE("gone"),
  MOVED("moved"),
  TOO_LONG("too-long"),
  REFUSED("refused"),
  THROTTLED("throttled"),
  UNREACHABLE("unreachable");

  private final String code;

  WebhookReason(String name) {
    code = "webhook." + name;
  }

  String code() {
    return code;
  }

  Reason with(String detail) {
    return new Reason(code, detail);
  }
}
