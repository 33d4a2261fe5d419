package city.belfry.platform.weibo;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.message.Ruling.Objection;
import city.belfry.domain.message.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeiboRulerTest {
  private static final String LINK = " https://alerts.arroyovista.example/p/1";

  private static Ruling ruling(String text) {
    return new WeiboRuler().measure(new Words("", text, null, List.of()));
  }

  private static Measure measure(String text) {
    return ruling(text).measures().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "我司CEO！, 5",
    "8@&*%&b, 4",
    "' Test', 3",
    "'', 0",
    "a, 1",
    "https://alerts.arroyovista.example/p/1, 10",
    "http://t.cn/A6abc, 9",
    "http://weibo.com/u/1, 10",
    "路https://a.example/路, 12",
    "🚧, 2",
  })
  void countsAsWeiboDoes(String text, int count) {
    assertThat(measure(text).count()).isEqualTo(count);
  }

  @Test
  void aLinkBeyondOneHundredFortyCharactersCountsItsExcess() {
    assertThat(measure("http://a.example/" + "x".repeat(123)).count()).isEqualTo(10);
    assertThat(measure("http://a.example/" + "x".repeat(143)).count()).isEqualTo(20);
  }

  @Test
  void takesOneHundredFortyAndNoMore() {
    var most = "路".repeat(129) + LINK;
    assertThat(measure(most).count()).isEqualTo(140);
    assertThat(ruling(most).fits()).isTrue();
    assertThat(measure(most).fitting()).isEqualTo(most.length());
    assertThat(ruling("路路" + most).fits()).isFalse();
  }

  @Test
  void cutsBeforeALinkThatDoesNotFitWhole() {
    var text = "路".repeat(135) + LINK;
    assertThat(measure(text).fitting()).isEqualTo(136);
  }

  @Test
  void neverSplitsACharacter() {
    var family = "👨‍👩‍👧";
    var text = "路".repeat(138) + family + LINK;
    assertThat(measure(text).fitting()).isEqualTo(138);
  }

  @Test
  void refusesATextWithoutALink() {
    assertThat(ruling("主街封闭").objections())
        .extracting(Objection::code)
        .containsExactly("weibo.link-missing");
  }

  @Test
  void refusesATopicButNotASignOrAFragment() {
    assertThat(ruling("#交通# 主街封闭" + LINK).objections())
        .extracting(Objection::code)
        .containsExactly("weibo.hashtag");
    assertThat(ruling("Route #9 closed" + LINK + "#map").objections()).isEmpty();
  }

  @Test
  void refusesNothingAtAll() {
    assertThat(ruling("  ").objections())
        .extracting(Objection::code)
        .containsExactly("weibo.empty", "weibo.link-missing");
  }

  @Test
  void measuresAHugeTextWithoutDelay() {
    assertThat(measure("路 https://a.example/x ".repeat(10_000)).fitting()).isLessThan(500);
  }
}
