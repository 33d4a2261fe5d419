package city.belfry.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GraphemesTest {
  @Test
  void countsWhatAReaderTakesForOneCharacter() {
    assertThat(Graphemes.count("")).isZero();
    assertThat(Graphemes.count("封路e\u0301👩‍👩‍👧‍👦🇺🇸")).isEqualTo(5);
  }

  @Test
  void fitsWholeCharactersOnly() {
    var family = "👩‍👩‍👧‍👦";
    assertThat(Graphemes.fitting("a" + family + "b", 2)).isEqualTo(1 + family.length());
    assertThat(Graphemes.fitting("ab", 5)).isEqualTo(2);
    assertThat(Graphemes.fitting("ab", 0)).isZero();
  }
}
