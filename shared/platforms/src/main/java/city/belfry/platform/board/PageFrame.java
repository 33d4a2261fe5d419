package city.belfry.platform.board;

import city.belfry.domain.city.City;
import city.belfry.domain.language.Language;
import city.belfry.platform.text.Html;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What is around the content of every page: no script, whatever an escaping missed. Pure. */
record PageFrame(City city) {
  private static final String STYLE = style();

  /**
   * A whole page.
   *
   * @param language of all that does not say another
   * @param kind the page's class in its style
   * @param headline escaped
   * @param links to other pages, for machines; escaped
   * @param nav links for people; escaped
   * @param content escaped
   */
  String around(
      Language language, String kind, String headline, String links, String nav, String content) {
    return """
    <!DOCTYPE html>
    <html lang="%s" dir="%s" class="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self'">
    <title>%s · %s</title>
    %s<style>
    %s</style>
    </head>
    <body>
    <header><p class="city">%s</p>%s</header>
    %s</body>
    </html>
    """
        .formatted(
            language.tag(),
            direction(language),
            kind,
            headline,
            Html.escape(city.name()),
            links,
            STYLE,
            Html.escape(city.name()),
            nav,
            content);
  }

  static String direction(Language language) {
    return language.rightToLeft() ? "rtl" : "ltr";
  }

  private static String style() {
    try (var in = PageFrame.class.getResourceAsStream("page.css")) {
      if (in == null) {
        throw new IllegalStateException("page.css is not beside PageFrame");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
