package city.belfry.platform.mastodon;

import city.belfry.platform.Wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a server takes calls again, by its headers. Mastodon tells the reset as an ISO instant,
 * others as Unix seconds.
 *
 * @see <a href="https://docs.joinmastodon.org/api/rate-limits/">Rate limits</a>
 */
final class MastodonRate {
  private static final String RESET = "x-ratelimit-reset";
  private static final List<String> TOLD =
      List.of("x-ratelimit-limit", "x-ratelimit-remaining", RESET);
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(25);

  private MastodonRate() {}

  /** Without a believable reset, a window from now. */
  static Instant until(Reply.Answer answer, Instant now) {
    return answer
        .header(RESET)
        .flatMap(MastodonRate::instant)
        .or(() -> answer.header("retry-after").flatMap(MastodonRate::number).map(now::plusSeconds))
        .filter(reset -> reset.isAfter(now) && reset.isBefore(now.plus(LONGEST)))
        .orElse(now.plus(WINDOW));
  }

  static Map<String, String> told(Reply.Answer answer) {
    var all = new LinkedHashMap<String, String>();
    for (var name : TOLD) {
      answer.header(name).ifPresent(value -> all.put(name, value));
    }
    return all;
  }

  private static Optional<Instant> instant(String text) {
    return number(text).map(Instant::ofEpochSecond).or(() -> iso(text));
  }

  private static Optional<Instant> iso(String text) {
    try {
      return Optional.of(Instant.parse(text.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(String text) {
    return text.strip().matches("[0-9]{1,11}")
        ? Optional.of(Long.parseLong(text.strip()))
        : Optional.empty();
  }
}
