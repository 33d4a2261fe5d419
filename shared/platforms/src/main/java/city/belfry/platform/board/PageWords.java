package city.belfry.platform.board;

import city.belfry.domain.language.Language;
import city.belfry.domain.language.WordBook;
import city.belfry.platform.text.Html;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/**
 * The page's own words.
 *
 * @param spoken the language they are in
 */
record PageWords(Language spoken) {
  private static final WordBook WORDS = new WordBook(PageWords.class, "page");

  /** In a language or, where there are none in it, in English. */
  static PageWords in(Language language) {
    return new PageWords(WORDS.nearest(language));
  }

  /** Escaped. */
  String of(String key) {
    return Html.escape(WORDS.get(spoken, key));
  }

  /** Says what language the words are in, where a page in {@code language} would not. */
  String attributes(Language language) {
    return language.locale().getLanguage().equals(spoken.locale().getLanguage())
        ? ""
        : " lang=\"" + spoken.tag() + "\" dir=\"ltr\"";
  }

  /** When it was announced. */
  String announced(Instant instant, ZoneId zone) {
    return of("announced").replace("{instant}", time(instant, zone, FormatStyle.SHORT));
  }

  /** The instant as the city's clocks show it, in the language of these words. */
  String time(Instant instant, ZoneId zone, FormatStyle clock) {
    var shown =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, clock)
            .withLocale(spoken.locale())
            .format(instant.atZone(zone));
    var exact = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    return "<time datetime=\"" + exact + "\">" + Html.escape(shown) + "</time>";
  }
}
