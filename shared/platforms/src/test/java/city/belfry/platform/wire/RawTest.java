package city.belfry.platform.wire;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.platform.Wire.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RawTest {
  private final Raw raw = new Raw(List.of("s3cret/token"));

  @Test
  void masksSecretsAlsoWherePercentEncoded() {
    assertThat(raw.of("got s3cret/token and s3cret%2Ftoken")).isEqualTo("got *** and ***");
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
  void aKeyringNamesWhatIsMissingAndNeverAValue() {
    var stored = Map.of("a", "value-a", "b", " ", "c", "line\nbreak");
    var keys = Keyring.read(ref -> Optional.of(stored), "channels/x", List.of("a", "b", "c", "d"));
    assertThat(keys).isEqualTo(new Keyring.Lacking("channels/x has no usable b, c, d"));
    var whole = Keyring.read(ref -> Optional.of(stored), "channels/x", List.of("a"));
    assertThat(whole.toString()).isEqualTo("Complete[a]");
  }

  @Test
  void aKeyringForgivesWhiteSpaceAroundAValue() {
    var keys = Keyring.read(ref -> Optional.of(Map.of("a", " t\n")), "r", List.of("a"));
    assertThat(keys).isEqualTo(new Keyring.Complete(Map.of("a", "t")));
  }

  @Test
  void pathsLieBelowABaseWithAPathOfItsOwn() {
    for (var base : List.of("http://localhost:8080/stage/x", "http://localhost:8080/stage/x/")) {
      assertThat(new Base(URI.create(base)).at("2/tweets"))
          .hasToString("http://localhost:8080/stage/x/2/tweets");
    }
  }

  @Test
  void readsIdsAboveFiftyThreeBitsExactly() {
    var answer = ScriptedWire.answer(200, "{\"id\":9007199254740993,\"idstr\":\"\"}");
    assertThat(Json.object(answer).flatMap(o -> Json.id(o, "idstr", "id")))
        .contains("9007199254740993");
  }

  @Test
  void anIdThatIsNoWholeNumberIsNone() {
    for (var id : List.of("1.5", "true", "null", "\"\"", "\"12a\"", "-3", "{}", "0")) {
      var answer = ScriptedWire.answer(200, "{\"id\":" + id + "}");
      assertThat(Json.object(answer).flatMap(o -> Json.id(o, "id"))).as(id).isEmpty();
    }
  }

  @Test
  void aCutAnswerIsNoObject() {
    assertThat(Json.object(ScriptedWire.cut(200, "{\"id\":1}"))).isEmpty();
    assertThat(Json.object(ScriptedWire.answer(200, "{\"id\":1}{"))).isEmpty();
    assertThat(Json.object(ScriptedWire.answer(200, ""))).isEmpty();
    assertThat(Json.object(ScriptedWire.answer(200, "[".repeat(100_000)))).isEmpty();
  }
}
