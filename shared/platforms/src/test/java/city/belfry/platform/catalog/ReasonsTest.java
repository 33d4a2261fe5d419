package city.belfry.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Reason;
import city.belfry.domain.language.Language;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  private static final Reason REFUSED = new Reason("sample.refused", "rude");

  @Test
  void speaksTheLanguageOfTheReaderAndKeepsTheDetail() {
    assertThat(words(REFUSED, "es")).startsWith("La plataforma").contains("(rude)");
    assertThat(words(REFUSED, "zh-Hans")).startsWith("示例平台拒绝");
    assertThat(words(REFUSED, "zh-Hant")).startsWith("範例平台拒絕");
  }

  @Test
  void takesTheNearestLanguageAboveThenEnglish() {
    assertThat(words(REFUSED, "es-MX")).startsWith("La plataforma");
    assertThat(words(REFUSED, "vi")).startsWith("The sample platform refused");
  }

  @Test
  void saysTheCodeWhereThereAreNoWords() {
    assertThat(words(new Reason("sample.unheard-of", ""), "en")).isEqualTo("sample.unheard-of");
    assertThat(words(new Reason("late-limit", ""), "en")).isEqualTo("late-limit");
    assertThat(words(new Reason("../board.marked-instead", ""), "en"))
        .isEqualTo("../board.marked-instead");
  }

  private static String words(Reason reason, String tag) {
    return Reasons.words(reason, new Language(tag));
  }
}
