package city.belfry.platform.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MastodonRulerTest {
  private static Measure measure(String text) {
    return new MastodonRuler().measure(new Words("", text, null, List.of())).measures().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "Main St 封路, 10",
    "👩‍👩‍👧‍👦🇺🇸é, 3",
    "http://a.co, 23",
    "https://example.com/a/very/long/way/to/the/closures?of=all&streets=1, 23",
    "see https://example.com/a. Then https://example.com/b, 57",
    "example.com/closures, 20",
    "https://alerts.arroyovista.example/p, 36",
    "@mayor, 6",
    "@mayor@social.example hello, 12",
    "@mayor@social.example. Hello, 13",
    "mail roads@city.example, 23",
    "https://social.example.com/@mayor@other.example, 23",
    "https://example.com/a-@mayor@other.example/b, 23",
  })
  void countsAsMastodonDoes(String text, int count) {
    assertThat(measure(text).count()).isEqualTo(count);
  }

  @Test
  void neverCutsWithinACharacterALinkOrAMention() {
    var filled = "a".repeat(490);
    assertThat(measure(filled + "👩‍🚒".repeat(11)).fitting())
        .isEqualTo(490 + 10 * "👩‍🚒".length());
    assertThat(measure(filled + " https://example.com/a b").fitting()).isEqualTo(491);
    assertThat(measure(filled + "bcdef @mayor@social.example b").fitting()).isEqualTo(496);
    assertThat(measure("https://example.com/a " + filled).fitting()).isEqualTo(22 + 476);
  }

  @Test
  void takesExactlyItsLimit() {
    var most = "https://example.com/a " + "a".repeat(476);
    assertThat(measure(most).count()).isEqualTo(500);
    assertThat(measure(most).fits()).isTrue();
    assertThat(measure(most).fitting()).isEqualTo(most.length());
    assertThat(measure(most + "a").fits()).isFalse();
  }

  @Test
  void objectsToNothingButEmptiness() {
    var blank = new MastodonRuler().measure(new Words("", " \n", null, List.of()));
    assertThat(blank.objections()).hasSize(1);
  }
}
