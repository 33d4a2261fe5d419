package city.belfry.platform.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.message.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class FacebookRulerTest {
  private final FacebookRuler ruler = new FacebookRuler();

  private static Words words(String text) {
    return new Words("", text, null, List.of());
  }

  @Test
  void takesExactlyTheLimit() {
    assertThat(ruler.measure(words("x".repeat(63_206))).fits()).isTrue();
    assertThat(ruler.measure(words("x".repeat(63_207))).fits()).isFalse();
  }

  @Test
  void cutsBeforeACharacterThatDoesNotFitWhole() {
    var measure = ruler.measure(words("x".repeat(63_203) + "👩‍🚒")).measures().getFirst();
    assertThat(measure.count()).isEqualTo(63_208);
    assertThat(measure.fitting()).isEqualTo(63_203);
  }

  @Test
  void refusesAnEmptyText() {
    assertThat(ruler.measure(words(" \n")).fits()).isFalse();
  }
}
