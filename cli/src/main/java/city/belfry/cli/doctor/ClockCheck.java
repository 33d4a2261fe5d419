package city.belfry.cli.doctor;

import city.belfry.cli.show.Moment;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether this machine and a server agree on the time, by the header Date, which counts whole
 * seconds.
 *
 * @param whose the server's name in a sentence
 */
public record ClockCheck(String whose, Supplier<Optional<String>> date, InstantSource clock)
    implements Check {
  private static final Duration TOLERANCE = Duration.ofSeconds(3);

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public List<Finding> look() {
    var asked = clock.instant();
    var told = date.get().flatMap(ClockCheck::instant);
    if (told.isEmpty()) {
      return List.of(Finding.note(whose + " does not tell the time."));
    }
    var ahead = ahead(asked, told.get(), clock.instant());
    if (ahead.abs().compareTo(TOLERANCE) <= 0) {
      return List.of();
    }
    return List.of(
        Finding.wrong(
            "This machine's clock is %s %s that of %s."
                .formatted(
                    Moment.length(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of", whose),
            "Set it by a time server (NTP): instants typed here would be off by as much."));
  }

  /** A slow answer is no wrong clock: it was told somewhere between asking and hearing. */
  private static Duration ahead(Instant asked, Instant told, Instant heard) {
    return told.isBefore(asked)
        ? Duration.between(told, asked)
        : told.isAfter(heard) ? Duration.between(told, heard) : Duration.ZERO;
  }

  private static Optional<Instant> instant(String header) {
    try {
      return Optional.of(
          ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
