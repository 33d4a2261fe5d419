package city.belfry.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** An instant as people at this machine read it. */
public final class Moment {
  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm:ss z", Locale.ENGLISH);

  private Moment() {}

  /** The API's instant in a zone; as it came where it is none. */
  public static String of(JsonNode instant, ZoneId zone) {
    try {
      return instant.isTextual() ? Instant.parse(instant.asText()).atZone(zone).format(WORDS) : "";
    } catch (DateTimeParseException _) {
      return instant.asText();
    }
  }

  /** Hours and minutes, the larger unit first. */
  public static String length(Duration time) {
    if (time.compareTo(Duration.ofMinutes(2)) < 0) {
      return time.toSeconds() + " s";
    }
    return time.compareTo(Duration.ofHours(2)) < 0
        ? time.toMinutes() + " min"
        : time.toHours() + " h";
  }
}
