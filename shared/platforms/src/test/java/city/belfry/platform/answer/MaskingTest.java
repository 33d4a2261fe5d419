package city.belfry.platform.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingTest {
  private final Masking masking = Masking.of(List.of("se/cret+1", "", "se/cret+1-longer"));

  @Test
  void masksASecretInEverySpelling() {
    assertThat(masking.raw("a se/cret+1 b se%2Fcret%2B1 c se\\/cret+1 d"))
        .isEqualTo("a *** b *** c *** d");
  }

  @Test
  void leavesNoTailOfALongerSecret() {
    assertThat(masking.raw("se/cret+1-longer")).isEqualTo("***");
  }

  @Test
  void masksTokensThatNobodyToldItOf() {
    assertThat(masking.raw("{\"access_token\":\"abc\",\"x\":1} /feed?access_token=abc&y=2"))
        .isEqualTo("{\"access_token\":\"***\",\"x\":1} /feed?access_token=***&y=2");
  }

  @Test
  void keepsFiveHundredCharactersAndNoHalfPair() {
    var raw = masking.raw("x".repeat(499) + "😀".repeat(10));
    assertThat(raw).isEqualTo("x".repeat(499) + "…");
  }
}
