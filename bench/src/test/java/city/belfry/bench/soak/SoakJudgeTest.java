package city.belfry.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.bench.load.Landing;
import city.belfry.bench.soak.SoakJudge.Rule;
import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SoakJudgeTest {
  private static final Instant DUE = Instant.parse("2026-11-22T09:00:00Z");
  private static final String CHANNEL = "sample-01";
  private final Story story = new Story("P", List.of(CHANNEL));
  private final List<Landing> landings = new ArrayList<>();

  SoakJudgeTest() {
    story.asked(new Story.Revision("soak1-1.", DUE));
  }

  @Test
  void deliveredOnceAfterDueIsWell() {
    landed(DUE);
    assertThat(broken(told("delivered"))).isEmpty();
  }

  @Test
  void deliveredAndNotThereIsLost() {
    assertThat(broken(told("delivered"))).containsExactly(Rule.LOST);
  }

  @Test
  void openForEverIsLostAndSoIsWhatWasNeverMade() {
    landed(DUE);
    assertThat(broken(told("claimed"))).containsExactly(Rule.LOST);
    assertThat(broken()).containsExactly(Rule.LOST);
  }

  @Test
  void twiceOrDeniedIsDoubled() {
    landed(DUE);
    assertThat(broken(told("cancelled"))).containsExactly(Rule.DOUBLED);
    landed(DUE.plusSeconds(9));
    assertThat(broken(told("delivered"))).containsExactly(Rule.DOUBLED);
  }

  @Test
  void beforeDueIsEarly() {
    landed(DUE.minusNanos(1));
    assertThat(broken(told("delivered"))).containsExactly(Rule.EARLY);
  }

  @Test
  void afterAnAnsweredStopOnlyWhatTheAnswerNamedMayArrive() {
    landed(DUE);
    story.stopped(stop(Set.of(CHANNEL)));
    assertThat(broken(told("delivered"))).isEmpty();
    story.stopped(stop(Set.of()));
    assertThat(broken(told("delivered"))).containsExactly(Rule.SENT_AFTER_STOP);
  }

  private Story.Stop stop(Set<String> named) {
    return new Story.Stop("cancel", story.marks(), DUE.minusSeconds(1), Instant.MAX, named);
  }

  private void landed(Instant at) {
    landings.add(new Landing(CHANNEL, "Main St closed soak1-1.\nFrom 1st St.", at));
  }

  private static JsonNode told(String state) {
    return Json.object()
        .put("channel", CHANNEL)
        .put("state", state)
        .put("text", "Main St closed soak1-1.\nFrom 1st St.");
  }

  private Set<Rule> broken(JsonNode... receipts) {
    var judge = new SoakJudge(landings);
    judge.judge(story, List.of(receipts));
    return EnumSet.allOf(Rule.class).stream()
        .filter(rule -> !judge.broken().getOrDefault(rule, List.of()).isEmpty())
        .collect(Collectors.toSet());
  }
}
