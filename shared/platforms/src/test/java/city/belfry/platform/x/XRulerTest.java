package city.belfry.platform.x;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.message.Ruling.Objection;
import city.belfry.domain.message.Words;
import com.twitter.twittertext.TwitterTextParser;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XRulerTest {
  private static Ruling ruling(String text) {
    return new XRuler().measure(new Words("", text, null, List.of()));
  }

  private static Measure measure(String text) {
    return ruling(text).measures().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "Main St, 7",
    "主街, 4",
    "：, 2",
    "…, 2",
    "—, 1",
    "’, 1",
    "🚧, 2",
    "👨‍👩‍👧, 2",
    "https://example.com/a/very/long/path/to/a/page, 23",
    "http://a.co, 23",
    "see example.com, 27",
    "https://alerts.arroyovista.example/p/1, 38",
    "'', 0",
  })
  void weighsAsXDoes(String text, int weight) {
    assertThat(measure(text).count()).isEqualTo(weight);
  }

  @Test
  void anAccentThatStandsAloneIsComposedFirst() {
    assertThat(measure("cafe\u0301").count()).isEqualTo(4);
  }

  @Test
  void takesTwoHundredEightyLettersOrHalfAsManyCharacters() {
    assertThat(ruling("a".repeat(280)).fits()).isTrue();
    assertThat(ruling("a".repeat(281)).fits()).isFalse();
    assertThat(ruling("路".repeat(140)).fits()).isTrue();
    assertThat(ruling("路".repeat(141)).fits()).isFalse();
    assertThat(measure("a".repeat(280)).fitting()).isEqualTo(280);
  }

  @Test
  void cutsWhereTheTextStillFits() {
    assertThat(measure("a".repeat(300)).fitting()).isEqualTo(280);
    assertThat(measure("路".repeat(300)).fitting()).isEqualTo(140);
  }

  @Test
  void neverSplitsACharacter() {
    var family = "👨‍👩‍👧";
    assertThat(measure("a".repeat(279) + family).fitting()).isEqualTo(279);
    assertThat(measure("a".repeat(278) + family + "b").fitting()).isEqualTo(278 + family.length());
    assertThat(measure("e\u0301".repeat(281)).fitting()).isEqualTo(560);
  }

  @Test
  void cutsBeforeALinkThatDoesNotFitWhole() {
    assertThat(measure("a".repeat(260) + " https://example.com/page").fitting()).isEqualTo(261);
  }

  @Test
  void refusesNothingAtAll() {
    assertThat(ruling(" \n").objections()).extracting(Objection::code).containsExactly("x.empty");
    assertThat(ruling("#closed @you").objections()).isEmpty();
  }

  @Test
  void measuresAHugeTextWithoutDelay() {
    assertThat(measure("路 https://example.com/x ".repeat(2_000)).fitting()).isLessThan(600);
  }

  /**
   * Pieces of texts, put together at random: what is measured apart weighs what X's library says.
   */
  @Test
  void weighsAnyTextAsTheLibraryDoes() {
    var pieces =
        List.of(
            "Main St ",
            "17:00. ",
            "主街封闭，",
            "a.co",
            "https://a.co/x?y=1",
            " ",
            "\n\n",
            "e\u0301",
            "👩‍🚒",
            "🇺🇸",
            "1️⃣",
            "©",
            "©️",
            "™",
            "한국",
            "ᄒ\u1161\u11AB",
            "مغلق ",
            "\u200B",
            "x",
            "…",
            "’",
            "@city",
            "#closed",
            "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
            "☎",
            "\u3000",
            "q\u0323\u0307",
            "中a.gov.",
            "0");
    var random = new Random(7);
    for (var i = 0; i < 3_000; i++) {
      var text = new StringBuilder("x");
      for (var left = random.nextInt(14); left > 0; left--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      var all = Normalizer.normalize(text, Normalizer.Form.NFC);
      assertThat(measure(all).count())
          .as(all)
          .isEqualTo(TwitterTextParser.parseTweet(all).weightedLength);
    }
  }
}
