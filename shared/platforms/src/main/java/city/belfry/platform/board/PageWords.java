package city.belfry.platform.board;

import city.belfry.domain.language.Language;
import city.belfry.platform.text.Bundles;
import city.belfry.platform.text.Html;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** The page's own words, in a language or, where there are none in it, in English. */
final class PageWords {
  private static final String PATH = "/city/belfry/platform/board/page";

  private final Bundles.Bundle bundle;

  private PageWords(Bundles.Bundle bundle) {
    this.bundle = bundle;
  }

  static PageWords in(Language language) {
    return Bundles.nearest(PATH, language)
        .or(() -> Bundles.nearest(PATH, new Language("en")))
        .map(PageWords::new)
        .orElseThrow();
  }

  /** Escaped. */
  String of(String key) {
    var words = bundle.words().get(key);
    if (words == null) {
      throw new IllegalStateException("no word for " + key + " in " + bundle.language());
    }
    return Html.escape(words);
  }

  /** Says what language the words are in, where a page in {@code language} would not. */
  String attributes(Language language) {
    if (language.locale().getLanguage().equals(bundle.language().locale().getLanguage())) {
      return "";
    }
    return " lang=\"" + bundle.language().tag() + "\" dir=\"ltr\"";
  }

  /** The instant as the city's clocks show it, in the language of these words. */
  String announced(Instant instant, ZoneId zone) {
    var shown =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
            .withLocale(bundle.language().locale())
            .format(instant.atZone(zone));
    var exact = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    return of("announced")
        .replace("{instant}", "<time datetime=\"" + exact + "\">" + Html.escape(shown) + "</time>");
  }
}
