package city.belfry.platform.x;

import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.UnixSeconds;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When X takes calls again, by its headers. Resets are Unix seconds.
 *
 * @see <a href="https://docs.x.com/x-api/fundamentals/rate-limits">Rate limits</a>
 */
final class XRate {
  private static final List<String> LIMITS =
      List.of("x-rate-limit", "x-app-limit-24hour", "x-user-limit-24hour");
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofHours(25);

  private XRate() {}

  /** The last reset of the limits that are used up; without a believable one, a window from now. */
  static Instant until(Reply.Answer answer, Instant now) {
    return LIMITS.stream()
        .filter(limit -> answer.header(limit + "-remaining").orElse("0").strip().equals("0"))
        .flatMap(limit -> answer.header(limit + "-reset").flatMap(UnixSeconds::read).stream())
        .filter(reset -> reset.isAfter(now) && reset.isBefore(now.plus(LONGEST)))
        .max(Instant::compareTo)
        .orElse(now.plus(WINDOW));
  }

  static Map<String, String> told(Reply.Answer answer) {
    var all = new LinkedHashMap<String, String>();
    for (var limit : LIMITS) {
      for (var part : List.of("-limit", "-remaining", "-reset")) {
        answer.header(limit + part).ifPresent(value -> all.put(limit + part, value));
      }
    }
    return all;
  }
}
