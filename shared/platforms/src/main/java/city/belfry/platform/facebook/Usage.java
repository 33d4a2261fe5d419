package city.belfry.platform.facebook;

import city.belfry.platform.Wire.Reply.Answer;
import city.belfry.platform.wire.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the answers' headers tell of the limits.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/overview/rate-limiting/">Rate
 *     limits</a>
 */
final class Usage {
  private static final String BUSINESS = "x-business-use-case-usage";
  private static final Duration A_DAY = Duration.ofDays(1);

  private Usage() {}

  /** The headers as they came, by their names. */
  static Map<String, String> told(Answer answer) {
    var all = new LinkedHashMap<String, String>();
    for (var name : List.of(BUSINESS, "x-app-usage", "x-page-usage")) {
      answer.header(name).ifPresent(value -> all.put(name, value));
    }
    return all;
  }

  /** How long calls are refused yet: minutes by page, or seconds of {@code Retry-After}. */
  static Duration regain(Answer answer) {
    var minutes =
        answer.header(BUSINESS).flatMap(Json::object).stream()
            .flatMap(pages -> pages.valueStream())
            .flatMap(page -> page.valueStream())
            .mapToLong(use -> Json.number(use.path("estimated_time_to_regain_access")).orElse(0))
            .max()
            .orElse(0);
    var seconds = answer.header("retry-after").map(Usage::seconds).orElse(0L);
    return Duration.ofSeconds(
        Math.clamp(Math.max(Math.clamp(minutes, 0L, 1440L) * 60, seconds), 0, A_DAY.toSeconds()));
  }

  private static long seconds(String text) {
    return text.strip().matches("\\d{1,9}") ? Long.parseLong(text.strip()) : 0;
  }
}
