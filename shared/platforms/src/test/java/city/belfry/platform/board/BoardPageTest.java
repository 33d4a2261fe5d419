package city.belfry.platform.board;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.city.City;
import city.belfry.domain.language.Language;
import city.belfry.domain.message.Words;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardPageTest {
  private static final Instant ANNOUNCED = Instant.parse("2026-11-22T17:41:30Z");
  private static final City CITY =
      new City(
          "Arroyo Vista",
          ZoneId.of("America/Los_Angeles"),
          URI.create("https://board.arroyovista.example/"));

  private final BoardPage page = new BoardPage(CITY);

  @Test
  void saysItsLanguageAndDirection() {
    assertThat(page("zh-Hant"))
        .startsWith("<!DOCTYPE html>\n<html lang=\"zh-Hant\" dir=\"ltr\" class=");
    assertThat(page("ar")).contains("<html lang=\"ar\" dir=\"rtl\" class=");
  }

  @Test
  void showsTheHeadlineTheParagraphsAndTheCity() {
    var html = render("en", "Main St closed", "From 1st St\nto 3rd St.\n\nUntil 13:00.");

    assertThat(html)
        .contains("<title>Main St closed · Arroyo Vista</title>")
        .contains("<h1>Main St closed</h1>")
        .contains("<p>From 1st St<br>\nto 3rd St.</p>\n<p>Until 13:00.</p>")
        .contains("<p class=\"city\">Arroyo Vista</p>");
  }

  @Test
  void neverLetsWordsBecomeMarkup() {
    var html = render("en", "<script>alert(1)</script> & \"more\"", "<img src=x onerror='a()'>");

    assertThat(html)
        .doesNotContain("<script", "<img", "onerror='")
        .contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;</h1>")
        .contains("<p>&lt;img src=x onerror=&#39;a()&#39;&gt;</p>");
  }

  @Test
  void showsAHostileCitysNameAsItsName() {
    var evil = "A\"'><script>alert(1)</script></title>";
    var city = new City(evil, CITY.zone(), CITY.board());
    var words = words("en", "es");
    var html =
        new BoardPage(city)
            .render(words, words.parts().getFirst(), null, ANNOUNCED, PageMark.ACTIVE);

    assertThat(html)
        .doesNotContain("<script", "A\"'>")
        .contains("<p class=\"city\">A&quot;&#39;&gt;&lt;script&gt;");
  }

  @Test
  void allowsNoScriptWhateverTheEscapingMissed() {
    assertThat(page("en"))
        .contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .doesNotContain("script-src");
  }

  @Test
  void linksAddressesInTheTextWithoutTheirFullStop() {
    assertThat(render("zh-Hans", "封路", "详见 https://example.org/a?b=1&c=2。谢谢"))
        .contains("<a href=\"https://example.org/a?b=1&amp;c=2\" ")
        .contains("</a>。谢谢");
  }

  @ParameterizedTest
  @CsvSource({
    "en, ACTIVE, In effect",
    "en, OVER, Over",
    "en, CANCELLED, Cancelled",
    "es, ACTIVE, Vigente",
    "es, OVER, Finalizado",
    "es, CANCELLED, Cancelado",
    "zh-Hans, ACTIVE, 生效中",
    "zh-Hans, OVER, 已结束",
    "zh-Hans, CANCELLED, 已取消",
    "zh-Hant, ACTIVE, 生效中",
    "zh-Hant, OVER, 已結束",
    "zh-Hant, CANCELLED, 已取消"
  })
  void marksThePageInItsLanguage(String tag, PageMark mark, String words) {
    var html = page.render(words(tag), words(tag).parts().getFirst(), null, ANNOUNCED, mark);

    assertThat(html).contains("<p class=\"mark\">" + words + "</p>");
  }

  @Test
  void saysEnglishWordsAreEnglishWhereItHasNoOthers() {
    assertThat(page("ar"))
        .contains("<p class=\"mark\" lang=\"en\" dir=\"ltr\">In effect</p>")
        .contains("<p class=\"announced\" lang=\"en\" dir=\"ltr\">Announced ");
  }

  @Test
  void tellsTheInstantByTheCitysClock() {
    assertThat(page("en"))
        .contains("<time datetime=\"2026-11-22T09:41:30-08:00\">Sunday, November 22, 2026");
    assertThat(page("zh-Hant")).contains(">2026年11月22日");
  }

  @Test
  void leadsToTheOtherLanguagesOnly() {
    var words = words("en", "es", "zh-Hans");
    var html = page.render(words, words.parts().getFirst(), null, ANNOUNCED, PageMark.ACTIVE);

    assertThat(html)
        .contains("<nav aria-label=\"In other languages\">")
        .contains("<a href=\"es.html\" hreflang=\"es\" lang=\"es\" dir=\"ltr\">español</a>")
        .contains("<a href=\"zh-Hans.html\" hreflang=\"zh-Hans\"")
        .doesNotContain("<a href=\"en.html\"")
        .contains("<link rel=\"alternate\" hreflang=\"en\" href=\"en.html\">");
  }

  @Test
  void hasNoListOfLanguagesWhenThereIsOne() {
    assertThat(page("en")).doesNotContain("<nav");
  }

  private String page(String tag) {
    return page.render(words(tag), words(tag).parts().getFirst(), null, ANNOUNCED, PageMark.ACTIVE);
  }

  private String render(String tag, String headline, String body) {
    var part = new Words.Part(new Language(tag), headline, body);
    var words = new Words(headline, body, null, List.of(part));
    return page.render(words, part, null, ANNOUNCED, PageMark.ACTIVE);
  }

  private static Words words(String... tags) {
    var parts =
        Stream.of(tags)
            .map(tag -> new Words.Part(new Language(tag), "Main St closed", "Until 13:00."))
            .toList();
    return new Words("Main St closed", "Until 13:00.", null, parts);
  }
}
