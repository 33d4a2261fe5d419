package city.belfry.domain.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.domain.message.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordBookTest {
  private final WordBook marks = new WordBook(Message.class, "marks");

  @ParameterizedTest
  @CsvSource({
    "zh-TW,zh-Hant",
    "zh-HK,zh-Hant",
    "zh-Hant,zh-Hant",
    "zh-Hans-HK,zh-Hans",
    "zh-CN,zh-Hans",
    "zh,zh-Hans",
    "es-MX,es",
    "en-GB,en",
    "vi,en"
  })
  void speaksTheNearestLanguage(String wanted, String spoken) {
    assertThat(marks.nearest(new Language(wanted))).isEqualTo(new Language(spoken));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "zh-Hans", "zh-Hant"})
  void hasTheSameKeysInEveryLanguage(String tag) throws IOException {
    assertThat(keys(tag)).isNotEmpty().isEqualTo(keys("en"));
    for (var key : keys(tag)) {
      assertThat(marks.get(new Language(tag), key)).as(key).isNotBlank();
    }
  }

  @Test
  void reallyTranslates() {
    assertThat(marks.get(new Language("zh-TW"), "drill"))
        .isEqualTo(marks.get(new Language("zh-Hant"), "drill"))
        .isNotEqualTo(marks.get(new Language("en"), "drill"));
  }

  @Test
  void aKeyWithoutWordsIsAMistake() {
    assertThat(marks.find(new Language("en"), "no-such-key")).isEmpty();
    assertThatThrownBy(() -> marks.get(new Language("en"), "no-such-key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no-such-key");
  }

  private static Set<String> keys(String tag) throws IOException {
    var file = "marks_" + tag + ".properties";
    try (var stream = Objects.requireNonNull(Message.class.getResourceAsStream(file), file)) {
      var properties = new Properties();
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return properties.stringPropertyNames();
    }
  }
}
