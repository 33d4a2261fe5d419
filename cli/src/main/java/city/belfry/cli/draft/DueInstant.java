package city.belfry.cli.draft;

import city.belfry.cli.api.Refused;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** An instant as it is typed: with its offset, or by a zone's clocks. */
public final class DueInstant {
  private DueInstant() {}

  /**
   * The instant with its offset.
   *
   * @param zone whose clocks are meant where the text has no offset
   * @throws Refused for a time that the zone's clocks never show, or show twice
   */
  public static String of(String option, String text, ZoneId zone) {
    try {
      return OffsetDateTime.parse(text).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    } catch (DateTimeParseException _) {
      return local(option, text, zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
  }

  private static OffsetDateTime local(String option, String text, ZoneId zone) {
    LocalDateTime local;
    try {
      local = LocalDateTime.parse(text);
    } catch (DateTimeParseException _) {
      throw new Refused(
          "%s: \"%s\" is no instant. Write it like 2026-11-29T17:00, or with an offset: 2026-11-29T17:00:00-08:00."
              .formatted(option, text));
    }
    var offsets = zone.getRules().getValidOffsets(local);
    return switch (offsets.size()) {
      case 1 -> local.atOffset(offsets.getFirst());
      case 0 ->
          throw new Refused(
              "%s: no clock in %s ever shows %s: it is skipped that night. Choose another time."
                  .formatted(option, zone, text));
      default ->
          throw new Refused(
              "%s: clocks in %s show %s twice that night. Write the offset: %s%s or %s%s."
                  .formatted(option, zone, text, text, offsets.get(0), text, offsets.get(1)));
    };
  }
}
