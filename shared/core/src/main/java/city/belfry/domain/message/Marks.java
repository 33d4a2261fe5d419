package city.belfry.domain.message;

import city.belfry.domain.language.Language;
import city.belfry.domain.language.WordBook;
import city.belfry.domain.post.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What is written before a headline, in its language: severity, drill, delay. */
final class Marks {
  private static final WordBook WORDS = new WordBook(Marks.class, "marks");

  private Marks() {}

  /**
   * The headline with its marks.
   *
   * @param lateSince the due instant to name, or null where nothing is late
   */
  static String headline(
      Language language,
      String headline,
      Severity severity,
      boolean drill,
      @Nullable Instant lateSince,
      ZoneId zone) {
    var marks = new ArrayList<String>();
    if (drill) {
      marks.add(WORDS.get(language, "drill"));
    }
    switch (severity) {
      case ROUTINE -> {}
      case URGENT -> marks.add(WORDS.get(language, "urgent"));
      case EMERGENCY -> marks.add(WORDS.get(language, "emergency"));
    }
    if (lateSince != null) {
      marks.add(WORDS.get(language, "delayed").replace("{0}", time(language, lateSince, zone)));
    }
    var result = headline;
    for (var mark : marks.reversed()) {
      result = WORDS.get(language, "mark").replace("{0}", mark).replace("{1}", result);
    }
    return result;
  }

  private static String time(Language language, Instant instant, ZoneId zone) {
    var pattern = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT);
    return pattern.withLocale(WORDS.nearest(language).locale()).format(instant.atZone(zone));
  }
}
