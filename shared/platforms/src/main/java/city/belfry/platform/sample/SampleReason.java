package city.belfry.platform.sample;

import city.belfry.domain.delivery.Reason;
import java.util.Locale;

/** Every reason that the sample platform's client gives; each has its line in every bundle. */
enum SampleReason {
  NO_CREDENTIALS,
  TOKEN,
  FORBIDDEN,
  TOO_LONG,
  REFUSED,
  NO_ANSWER;

  String code() {
    return "sample." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Reason with(String detail) {
    return new Reason(code(), detail);
  }
}
