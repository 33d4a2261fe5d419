package city.belfry.platform.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeChatRulerTest {
  private final WeChatRuler ruler = new WeChatRuler();

  private boolean fits(String title, String text) {
    return ruler.measure(new Words(title, text, null, List.of())).fits();
  }

  private Measure title(String title) {
    return ruler.measure(new Words(title, "x", null, List.of())).measures().getFirst();
  }

  @Test
  void takesThirtyTwoCharactersOfTitleWhateverTheirWidth() {
    assertThat(fits("封".repeat(32), "x")).isTrue();
    assertThat(fits("🚧".repeat(32), "x")).isTrue();
    assertThat(fits("封".repeat(33), "x")).isFalse();
  }

  @Test
  void takesFewerThanTwentyThousandCharactersOfText() {
    assertThat(fits("t", "封".repeat(19_999))).isTrue();
    assertThat(fits("t", "封".repeat(20_000))).isFalse();
  }

  @Test
  void cutsBeforeACharacterThatDoesNotFitWhole() {
    assertThat(title("x".repeat(31) + "🚧🚧").fitting()).isEqualTo(33);
    assertThat(title("x".repeat(30) + "👩‍🚒x").fitting()).isEqualTo(30);
    assertThat(title("x").fitting()).isEqualTo(1);
  }

  @Test
  void needsATitleAndAText() {
    assertThat(fits(" ", "x")).isFalse();
    assertThat(fits("t", "\n")).isFalse();
  }
}
