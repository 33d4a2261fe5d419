package city.belfry.domain.message;

import city.belfry.domain.language.Language;
import city.belfry.domain.language.WordBook;
import city.belfry.domain.post.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;

/** What is written before a headline, in its language: severity, drill, delay. */
final class Marks {
  private static final WordBook WORDS = new WordBook(Marks.class, "marks");

  private Marks() {}

  /** What a variant adds to the marks of severity and drill. */
  sealed interface Extra {
    record None() implements Extra {}

    /** Names the instant it was due. */
    record Late(Instant due, ZoneId zone) implements Extra {}

    record Correction() implements Extra {}
  }

  /** The headline with its marks. */
  static String headline(
      Language language, String headline, Severity severity, boolean drill, Extra extra) {
    var marks = new ArrayList<String>();
    if (drill) {
      marks.add(WORDS.get(language, "drill"));
    }
    switch (severity) {
      case ROUTINE -> {}
      case URGENT -> marks.add(WORDS.get(language, "urgent"));
      case EMERGENCY -> marks.add(WORDS.get(language, "emergency"));
    }
    switch (extra) {
      case Extra.None() -> {}
      case Extra.Late(var due, var zone) ->
          marks.add(WORDS.get(language, "delayed").replace("{0}", time(language, due, zone)));
      case Extra.Correction() -> marks.add(WORDS.get(language, "correction"));
    }
    var result = headline;
    for (var mark : marks.reversed()) {
      result = WORDS.get(language, "mark").replace("{0}", mark).replace("{1}", result);
    }
    return result;
  }

  /** What a picture shows, as words below the text. */
  static String picture(Language language, String alt) {
    return WORDS.get(language, "picture").replace("{0}", alt);
  }

  private static String time(Language language, Instant instant, ZoneId zone) {
    var pattern = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
    return pattern.withLocale(WORDS.nearest(language).locale()).format(instant.atZone(zone));
  }
}
