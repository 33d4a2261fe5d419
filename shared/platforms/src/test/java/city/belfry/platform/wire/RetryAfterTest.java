package city.belfry.platform.wire;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.platform.kit.ScriptedWire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private static Optional<Instant> until(String header) {
    var answer = ScriptedWire.answer(429, "", Map.of("retry-after", List.of(header)));
    return RetryAfter.until(answer, NOW);
  }

  @ParameterizedTest
  @CsvSource({"1, PT1S", "' 420 ', PT7M", "90000, PT25H"})
  void readsSeconds(String header, Duration wait) {
    assertThat(until(header)).contains(NOW.plus(wait));
  }

  @Test
  void readsADate() {
    assertThat(until("Sun, 22 Nov 2026 12:07:00 GMT")).contains(NOW.plusSeconds(420));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-5",
        "1.5",
        "soon",
        "",
        "90001",
        "999999999999",
        "Sun, 22 Nov 2026 11:00:00 GMT"
      })
  void believesNoTimeThatIsNoneIsOverOrIsMoreThanADayAhead(String header) {
    assertThat(until(header)).isEmpty();
  }

  @Test
  void anAnswerNeedNotTell() {
    assertThat(RetryAfter.until(ScriptedWire.answer(429, ""), NOW)).isEmpty();
  }
}
