package city.belfry.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.local.template.Source;
import city.belfry.time.SettableClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickPumpTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:42.5Z"));
  private final List<JsonNode> events = new ArrayList<>();
  private final List<String> log = new ArrayList<>();

  @Test
  void firesAtOnceAndThenAtEveryWholeMinute() {
    var pump = pump(Duration.ofMinutes(1), this::hear);

    assertThat(pump.turn()).isTrue();
    assertThat(pump.turn()).isFalse();
    clock.set(Instant.parse("2026-11-22T10:00:59.999Z"));
    assertThat(pump.turn()).isFalse();
    clock.set(Instant.parse("2026-11-22T10:01:00Z"));
    assertThat(pump.turn()).isTrue();
    assertThat(pump.turn()).isFalse();

    assertThat(times()).containsExactly("2026-11-22T10:00:42Z", "2026-11-22T10:01:00Z");
  }

  @Test
  void firesOnceForAllThatWasMissed() {
    var pump = pump(Duration.ofMinutes(5), this::hear);
    pump.turn();
    clock.set(Instant.parse("2026-11-22T10:31:00Z"));

    assertThat(pump.turn()).isTrue();
    assertThat(pump.turn()).isFalse();
    clock.set(Instant.parse("2026-11-22T10:35:00Z"));
    assertThat(pump.turn()).isTrue();
  }

  @Test
  void saysWhatSchedulerSays() throws IOException {
    pump(Duration.ofMinutes(1), this::hear).turn();

    assertThat(events.getFirst())
        .isEqualTo(
            Json.read(
                """
                {"version": "0", "id": "id-1", "detail-type": "Scheduled Event",
                 "source": "aws.scheduler", "account": "000000000000",
                 "time": "2026-11-22T10:00:42Z", "region": "us-west-2",
                 "resources": ["arn:aws:scheduler:us-west-2:000000000000:schedule/default/tick"],
                 "detail": "{}"}
                """));
  }

  @Test
  void aLongPeriodWaitsForItsInstantAndSaysWhatTheTemplateSays() {
    var daily =
        new TickPump(
            "watch",
            new Source.Tick(Duration.ofDays(1), "{\"watch\": true}"),
            this::hear,
            Place.LOCAL,
            clock,
            new CountedIds(),
            log::add);
    assertThat(daily.turn()).isFalse();
    clock.set(Instant.parse("2026-11-23T00:00:00Z"));
    assertThat(daily.turn()).isTrue();
    assertThat(daily.turn()).isFalse();
    assertThat(events.getFirst().path("watch").asBoolean()).isTrue();
  }

  @Test
  void leavesAFailedCallToTheNextTick() {
    var pump =
        pump(
            Duration.ofMinutes(1),
            _ -> {
              throw new IOException("cannot\nnow");
            });

    assertThat(pump.turn()).isTrue();
    assertThat(pump.turn()).isFalse();
    assertThat(log).containsExactly("tick: IOException: cannot now");
  }

  @Test
  void refusesAScheduleThatNeverRests() {
    assertThatThrownBy(() -> pump(Duration.ZERO, this::hear))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private TickPump pump(Duration every, Invocation function) {
    return new TickPump(
        "tick", new Source.Tick(every), function, Place.LOCAL, clock, new CountedIds(), log::add);
  }

  private byte[] hear(byte[] event) throws IOException {
    events.add(Json.read(event));
    return new byte[0];
  }

  private List<String> times() {
    return events.stream().map(event -> event.path("time").asText()).toList();
  }
}
