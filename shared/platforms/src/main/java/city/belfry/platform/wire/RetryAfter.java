package city.belfry.platform.wire;

import city.belfry.platform.Wire.Reply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * When a server takes requests again: seconds, or a date.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC 9110</a>
 */
public final class RetryAfter {
  /** Whoever asks for more than a day and its hour of summer time is not believed. */
  private static final Duration LONGEST = Duration.ofHours(25);

  private RetryAfter() {}

  /** Nothing where the answer names no time, or none that is to be believed. */
  public static Optional<Instant> until(Reply.Answer answer, Instant now) {
    return answer
        .header("retry-after")
        .map(String::strip)
        .flatMap(text -> read(text, now))
        .filter(until -> until.isAfter(now) && !until.isAfter(now.plus(LONGEST)));
  }

  private static Optional<Instant> read(String text, Instant now) {
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(now.plusSeconds(Long.parseLong(text)));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
