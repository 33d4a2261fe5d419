package city.belfry.local.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a rehearsal tells while it runs, a line an event. */
final class Say {
  /** More deliveries than this are told as a table only. */
  private static final int MANY = 30;

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLI =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private Say() {}

  static void line(String text) {
    System.out.println(text);
  }

  static void accepted(JsonNode post) {
    var languages =
        post.path("plan")
            .valueStream()
            .flatMap(p -> p.path("languages").valueStream())
            .map(JsonNode::asText)
            .distinct()
            .sorted()
            .collect(Collectors.joining(" "));
    line(
        "accepted   post %s \"%s\" · %s · due %s"
            .formatted(
                post.path("id").asText(),
                post.path("headline").asText(),
                languages,
                milli(post.path("due").asText())));
  }

  static void change(Instant now, JsonNode receipt, int all) {
    if (all <= MANY) {
      line(
          "%s   %-14s %-12s %s"
              .formatted(
                  SECOND.format(now.atZone(ZoneId.systemDefault())),
                  receipt.path("channel").asText(),
                  receipt.path("language").asText(),
                  receipt.path("state").asText()));
    }
  }

  /** Local time to the millisecond, or nothing. */
  static String milli(String instant) {
    return instant.isEmpty()
        ? ""
        : MILLI.format(Instant.parse(instant).atZone(ZoneId.systemDefault()));
  }
}
