package city.belfry.platform.wire;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.platform.kit.ScriptedWire;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void readsIdsAboveFiftyThreeBitsExactly() {
    var answer = ScriptedWire.answer(200, "{\"id\":9007199254740993,\"idstr\":\"\"}");
    assertThat(Json.object(answer).flatMap(o -> Json.numericId(o, "idstr", "id")))
        .contains("9007199254740993");
  }

  @Test
  void anIdThatIsNoWholeNumberIsNone() {
    for (var id : List.of("1.5", "true", "null", "\"\"", "\"12a\"", "-3", "{}", "0")) {
      var answer = ScriptedWire.answer(200, "{\"id\":" + id + "}");
      assertThat(Json.object(answer).flatMap(o -> Json.numericId(o, "id"))).as(id).isEmpty();
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
