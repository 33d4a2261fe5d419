package city.belfry.domain.post;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.post.Wording.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
  @Test
  void repairsWhatCanOnlyBeASlip() {
    assertThat(Wording.repaired("a\r\nb\rc\u000Bd\fe\u2028f")).isEqualTo("a\nb\nc\nd\ne\nf");
    assertThat(Wording.repaired("a\u2029b")).isEqualTo("a\n\nb");
    assertThat(Wording.repaired("5\u202FPM,\tat\u00A0Main\u2003St")).isEqualTo("5 PM, at Main St");
    assertThat(Wording.repaired("\uFEFFclo\u00ADsed\u200B \u2060now")).isEqualTo("closed now");
    assertThat(Wording.repaired("e\u0301 \u1112\u1161\u11AB")).isEqualTo("é 한");
    assertThat(Wording.repaired(" \n a \n\n \n\nb \n")).isEqualTo("a\n\nb");
  }

  @Test
  void readsQuotesOfWindowsThatBecameControlCharacters() {
    assertThat(Wording.repaired("It\u0092s \u0093closed\u0094 \u0096 now\u0085"))
        .isEqualTo("It’s “closed” – now…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It’s “closed” — now…",
        "主街封闭。\u3000请绕行",
        "👩\u200D🚒 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣",
        "نمی\u200Cخواهم",
        "a\u2066b\u2069",
        "हिन्दी",
        "first\n\nsecond\nline",
      })
  void leavesAloneWhatIsRight(String text) {
    assertThat(Wording.repaired(text)).isEqualTo(text);
    assertThat(refusals(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"\uD83D,HALF", "'\u0007',CONTROL", "\uE000,UNKNOWN", "\uFFFF,UNKNOWN", "\uFFFD,LOST"})
  void refusesWhatNobodyCouldRead(String text, Refusal refusal) {
    assertThat(refusals(Wording.repaired("a" + text + "b"))).containsExactly(refusal);
  }

  @Test
  void refusesWhatWouldTurnOtherWordsRound() {
    assertThat(refusals(Wording.repaired("a\u202Eb\u202C")))
        .containsExactly(Refusal.TURNED, Refusal.TURNED);
  }

  @Test
  void changesNothingTheSecondTime() {
    var once = Wording.repaired("\u0081 e\u200B\u0301 \n\n\n\n x\u2029\u2029y ");
    assertThat(Wording.repaired(once)).isEqualTo(once);
  }

  private static List<Refusal> refusals(String text) {
    return text.codePoints().boxed().flatMap(c -> Wording.refusal(c).stream()).toList();
  }
}
