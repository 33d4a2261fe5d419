package city.belfry.platform.board;

import city.belfry.domain.city.City;
import city.belfry.domain.language.Language;
import city.belfry.domain.message.Illustration;
import city.belfry.domain.message.Words;
import city.belfry.platform.text.Html;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One announcement in one language as a static page: readable without script, on paper and by a
 * screen reader. Pure.
 */
final class BoardPage {
  private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\R\\s*\\R");
  private static final Pattern LINE_END = Pattern.compile("\\R");
  private static final String STYLE = style();

  private final City city;

  BoardPage(City city) {
    this.city = city;
  }

  /**
   * @param words all languages of the post, to which the page links
   * @param part the language to show
   */
  String render(
      Words words,
      Words.Part part,
      @Nullable Illustration picture,
      Instant announced,
      PageMark mark) {
    var own = PageWords.in(part.language());
    var spoken = own.attributes(part.language());
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
    <main>
    <p class="mark"%s>%s</p>
    <h1>%s</h1>
    <div class="body">
    %s
    </div>
    %s<p class="announced"%s>%s</p>
    </main>
    <footer><p%s>%s</p></footer>
    </body>
    </html>
    """
        .formatted(
            part.language().tag(),
            direction(part.language()),
            mark.key(),
            Html.escape(part.headline()),
            Html.escape(city.name()),
            alternates(words),
            STYLE,
            Html.escape(city.name()),
            others(words, part, own, spoken),
            spoken,
            own.of(mark.key()),
            Html.escape(part.headline()),
            paragraphs(part.body()),
            picture(picture, part.language()),
            spoken,
            own.announced(announced, city.zone()),
            spoken,
            own.of("source").replace("{city}", "<bdi>" + Html.escape(city.name()) + "</bdi>"));
  }

  private static String direction(Language language) {
    return language.rightToLeft() ? "rtl" : "ltr";
  }

  private static String paragraphs(String body) {
    return BETWEEN_PARAGRAPHS
        .splitAsStream(body.strip())
        .map(paragraph -> "<p>" + lines(paragraph) + "</p>")
        .collect(Collectors.joining("\n"));
  }

  /** Pages lie two folders below the city's address. */
  private static String picture(@Nullable Illustration shown, Language language) {
    return shown == null
        ? ""
        : "<img src=\"../../%s\" width=\"%d\" height=\"%d\" alt=\"%s\">\n"
            .formatted(
                shown.picture().key(),
                shown.picture().width(),
                shown.picture().height(),
                Html.escape(shown.alt(language)));
  }

  private static String lines(String paragraph) {
    return LINE_END
        .splitAsStream(paragraph)
        .map(Html::linked)
        .collect(Collectors.joining("<br>\n"));
  }

  /** For search engines and browsers: the same announcement in its other languages. */
  private static String alternates(Words words) {
    return words.parts().stream()
        .map(Words.Part::language)
        .map(language ->
            "<link rel=\"alternate\" hreflang=\"%1$s\" href=\"%1$s.html\">\n"
                .formatted(language.tag()))
        .collect(Collectors.joining());
  }

  private static String others(Words words, Words.Part shown, PageWords own, String spoken) {
    var links =
        words.parts().stream()
            .map(Words.Part::language)
            .filter(language -> !language.equals(shown.language()))
            .map(BoardPage::other)
            .collect(Collectors.joining("\n"));
    return links.isEmpty()
        ? ""
        : "\n<nav%s aria-label=\"%s\"><ul>\n%s\n</ul></nav>\n"
            .formatted(spoken, own.of("languages"), links);
  }

  private static String other(Language language) {
    return "<li><a href=\"%1$s.html\" hreflang=\"%1$s\" lang=\"%1$s\" dir=\"%2$s\">%3$s</a></li>"
        .formatted(language.tag(), direction(language), Html.escape(language.nameInItself()));
  }

  private static String style() {
    try (var in = BoardPage.class.getResourceAsStream("page.css")) {
      if (in == null) {
        throw new IllegalStateException("page.css is not beside BoardPage");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
