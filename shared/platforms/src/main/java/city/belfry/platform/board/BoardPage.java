package city.belfry.platform.board;

import city.belfry.domain.city.City;
import city.belfry.domain.language.Language;
import city.belfry.domain.message.Illustration;
import city.belfry.domain.message.Words;
import city.belfry.platform.text.Html;
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

  private final City city;
  private final PageFrame frame;

  BoardPage(City city) {
    this.city = city;
    this.frame = new PageFrame(city);
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
    return frame.around(
        part.language(),
        mark.key(),
        Html.escape(part.headline()),
        alternates(words),
        others(words, part, own, spoken),
        """
        <main>
        <p class="mark"%s>%s</p>
        <h1>%s</h1>
        <div class="body">
        %s
        </div>
        %s<p class="announced"%s>%s</p>
        </main>
        <footer><p%s>%s</p></footer>
        """
            .formatted(
                spoken,
                own.of(mark.key()),
                Html.escape(part.headline()),
                paragraphs(part.body()),
                picture(picture, part.language()),
                spoken,
                own.announced(announced, city.zone()),
                spoken,
                own.of("source").replace("{city}", "<bdi>" + Html.escape(city.name()) + "</bdi>")));
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
        .formatted(
            language.tag(), PageFrame.direction(language), Html.escape(language.nameInItself()));
  }
}
