package city.belfry.local.template;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * EventBridge Scheduler's {@code rate(value unit)}, as strict as the service: "1 minute", "5
 * minutes".
 *
 * <p><a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">Schedule
 * types</a>
 */
final class Rate {
  private static final Pattern RATE =
      Pattern.compile("rate\\(([1-9]\\d*) (minute|hour|day)(s?)\\)");

  private Rate() {}

  static Duration parse(String place, String expression) {
    var rate = RATE.matcher(expression);
    if (!rate.matches() || rate.group(1).equals("1") != rate.group(3).isEmpty()) {
      throw new BadTemplate(place, "is not a rate that the scheduler takes: " + expression);
    }
    var value = Integer.parseInt(rate.group(1));
    return switch (rate.group(2)) {
      case "minute" -> Duration.ofMinutes(value);
      case "hour" -> Duration.ofHours(value);
      default -> Duration.ofDays(value);
    };
  }
}
