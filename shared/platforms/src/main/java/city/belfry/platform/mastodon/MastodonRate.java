package city.belfry.platform.mastodon;

import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.RateLimits;
import city.belfry.platform.wire.UnixSeconds;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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

  private MastodonRate() {}

  /** Without a believable reset, a window from now. */
  static Instant until(Reply.Answer answer, Instant now) {
    var reset = answer.header(RESET).flatMap(MastodonRate::instant);
    return RateLimits.until(reset.or(() -> wait(answer).map(now::plusSeconds)), now);
  }

  static Map<String, String> told(Reply.Answer answer) {
    return RateLimits.told(answer, TOLD);
  }

  private static Optional<Long> wait(Reply.Answer answer) {
    return answer
        .header("retry-after")
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,11}"))
        .map(Long::valueOf);
  }

  private static Optional<Instant> instant(String text) {
    return UnixSeconds.read(text).or(() -> iso(text));
  }

  private static Optional<Instant> iso(String text) {
    try {
      return Optional.of(Instant.parse(text.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
