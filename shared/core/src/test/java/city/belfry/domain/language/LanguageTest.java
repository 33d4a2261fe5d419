package city.belfry.domain.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource({"EN,en", "zh-hans,zh-Hans", "ZH-HANT-tw,zh-Hant-TW", "Es-mx,es-MX", "vi,vi"})
  void spellsATagCanonically(String given, String canonical) {
    assertThat(Language.of(given)).contains(new Language(canonical));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "xx", "klingon", "en_US", "zh-Hanx", "en-XX", "en-", "en-u-ca-roc"})
  void refusesATagThatNamesNoLanguage(String tag) {
    assertThat(Language.of(tag)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EN", "zh-hans", "english", ""})
  void cannotBeMadeOfATagInAnotherSpelling(String tag) {
    assertThatThrownBy(() -> new Language(tag)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsItsNameAndItsDirection() {
    assertThat(new Language("es").nameInItself()).isEqualTo("español");
    assertThat(new Language("es").rightToLeft()).isFalse();
    assertThat(new Language("ar").rightToLeft()).isTrue();
  }
}
