package city.belfry.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void escapesAllThatMeansSomething() {
    assertThat(Html.escape("<a href=\"x\">'&'</a>"))
        .isEqualTo("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
  }

  @Test
  void followsOnlyTheWeb() {
    assertThat(Html.link("https://example.org/?a=1&b=2"))
        .startsWith("<a href=\"https://example.org/?a=1&amp;b=2\"");
    assertThat(Html.link("javascript:alert(1)")).isEqualTo("javascript:alert(1)");
    assertThat(Html.link("no address \"at\" all")).isEqualTo("no address &quot;at&quot; all");
  }

  @Test
  void leavesTheSentencesPunctuationOutsideTheLink() {
    assertThat(Html.linked("See (https://example.org/p). Bye"))
        .isEqualTo(
            "See (<a href=\"https://example.org/p\" rel=\"noopener noreferrer\">"
                + "https://example.org/p</a>). Bye");
  }

  @Test
  void letsNoQuoteOutOfALink() {
    assertThat(Html.linked("https://example.org/'onclick='x")).doesNotContain("'");
  }
}
