package city.belfry.platform.wire;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.platform.Wire.Reply;
import city.belfry.platform.kit.ScriptedWire;
import java.util.List;
import org.junit.jupiter.api.Test;

class RawTest {
  private final Raw raw = new Raw(List.of("s3cret/token", "", "s3cret/token-longer"));

  @Test
  void masksASecretInEverySpelling() {
    assertThat(raw.of("got s3cret/token, s3cret%2Ftoken and s3cret\\/token"))
        .isEqualTo("got ***, *** and ***");
    var odd = new Raw(List.of("s3*cret~"));
    assertThat(odd.of("s3%2Acret~ and s3*cret%7E")).isEqualTo("*** and ***");
  }

  @Test
  void keepsAtMostFiveHundredCharactersAndNoHalfCharacter() {
    assertThat(raw.of("a".repeat(498) + "🚧🚧")).hasSize(499).endsWith("a…");
    assertThat(raw.of("a".repeat(500))).hasSize(500).doesNotContain("…");
  }

  @Test
  void saysWhatKindOfReplyItWas() {
    assertThat(raw.of(ScriptedWire.answer(403, "no"))).isEqualTo("HTTP 403 no");
    assertThat(raw.of(new Reply.NoAnswer("time-out"))).isEqualTo("no answer: time-out");
  }

  @Test
  void leavesNoTailOfALongerSecret() {
    assertThat(raw.of("s3cret/token-longer")).isEqualTo("***");
  }

  @Test
  void masksTokensThatNobodyToldItOf() {
    assertThat(raw.of("{\"access_token\":\"abc\",\"x\":1} /feed?access_token=abc&y=2"))
        .isEqualTo("{\"access_token\":\"***\",\"x\":1} /feed?access_token=***&y=2");
  }

  @Test
  void isBriefOnOneLine() {
    assertThat(raw.brief(" a\n\tb s3cret/token")).isEqualTo("a b ***");
    assertThat(raw.brief("x".repeat(200))).hasSize(160).endsWith("…");
  }
}
