package city.belfry.platform.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArticleHtmlTest {
  @Test
  void makesPlainParagraphs() {
    assertThat(ArticleHtml.of("one\ntwo\r\n\r\n \nthree\n"))
        .isEqualTo("<p>one<br/>two</p><p>three</p>");
  }

  @Test
  void escapesWhatHtmlWouldRead() {
    assertThat(ArticleHtml.of("<script>a && \"b\"</script>"))
        .isEqualTo("<p>&lt;script&gt;a &amp;&amp; &quot;b&quot;&lt;/script&gt;</p>");
  }

  @Test
  void showsThePictureAboveTheWords() {
    assertThat(ArticleHtml.of("http://mmbiz.example/\"><script>", "one"))
        .isEqualTo(
            "<p><img src=\"http://mmbiz.example/&quot;&gt;&lt;script&gt;\" alt=\"\"/></p><p>one</p>");
    assertThat(ArticleHtml.words(ArticleHtml.of("http://mmbiz.example/1", "one")))
        .isEqualTo(ArticleHtml.words(ArticleHtml.of("one")));
  }

  @Test
  void readsTheSameWordsOutOfAnotherHand() {
    var text = "a < b & \"c\"\nd\n\ne";
    assertThat(
            ArticleHtml.words(
                "<section><p style='x'>a &lt; b &amp; &quot;c&quot;<br>d</p>\n<p>e&nbsp;</p></section>"))
        .isEqualTo(ArticleHtml.words(ArticleHtml.of(text)));
  }
}
