package city.belfry.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.OwnReason;
import city.belfry.domain.delivery.Reason;
import city.belfry.domain.language.Language;
import city.belfry.platform.kit.Bundles;
import java.util.Arrays;
import java.util.List;
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
    assertThat(words(REFUSED, "zh-TW")).startsWith("範例平台拒絕");
    assertThat(words(REFUSED, "zh")).startsWith("示例平台拒绝");
    assertThat(words(REFUSED, "vi")).startsWith("The sample platform refused");
  }

  @Test
  void saysTheCodeWhereThereAreNoWords() {
    assertThat(words(new Reason("sample.unheard-of", ""), "en")).isEqualTo("sample.unheard-of");
    assertThat(words(new Reason("unheard-of", ""), "en")).isEqualTo("unheard-of");
    assertThat(words(new Reason("../board.marked-instead", ""), "en"))
        .isEqualTo("../board.marked-instead");
  }

  @Test
  void hasBelfrysOwnWordsForEveryReasonInEveryLanguage() {
    Bundles.haveWordsFor(
        Arrays.stream(OwnReason.values()).map(OwnReason::code).toList(), OwnReason.class);
    for (var own : OwnReason.values()) {
      assertThat(own.code()).doesNotContain(".");
      for (var tag : List.of("en", "es", "zh-Hans", "zh-Hant")) {
        assertThat(words(own.with("17:00"), tag)).isNotEqualTo(own.code()).doesNotContain("{");
      }
    }
    assertThat(words(OwnReason.LATE_LIMIT.with("17:00"), "en")).contains("(not after 17:00)");
  }

  private static String words(Reason reason, String tag) {
    return Reasons.words(reason, new Language(tag));
  }
}
