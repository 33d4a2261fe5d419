package city.belfry.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CountTest {
  private static final Instant DUE = Instant.parse("2026-11-22T09:00:00Z");
  private final Volley volley = new Volley("v", 5, List.of("a", "b", "c"));

  @Test
  void aVolleyFillsItsPosts() {
    assertThat(volley.posts()).isEqualTo(2);
    assertThat(volley.channelsOf(0)).containsExactly("a", "b", "c");
    assertThat(volley.channelsOf(1)).containsExactly("a", "b");
    assertThat(volley.wanted()).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void whatIsThereOnceIsWell() {
    assertThat(Count.of(volley, DUE, landed())).isEqualTo(new Count(0, 0, 0));
  }

  @Test
  void whatIsMissingIsLost() {
    assertThat(Count.of(volley, DUE, landed().subList(1, 5))).isEqualTo(new Count(1, 0, 0));
  }

  @Test
  void whatIsThereTwiceIsDoubledAlsoWhereAnotherIsMissing() {
    var landed = landed();
    landed.set(1, landed.getFirst());
    assertThat(Count.of(volley, DUE, landed)).isEqualTo(new Count(1, 1, 0));
  }

  @Test
  void whatNobodyWantedIsDoubled() {
    var landed = landed();
    landed.add(new Landing("c", volley.text(1), DUE));
    assertThat(Count.of(volley, DUE, landed).doubled()).isEqualTo(1);
  }

  @Test
  void aNanosecondBeforeDueIsEarly() {
    var landed = landed();
    landed.set(0, new Landing("a", volley.text(0), DUE.minusNanos(1)));
    assertThat(Count.of(volley, DUE, landed).early()).isEqualTo(1);
  }

  private List<Landing> landed() {
    var all = new ArrayList<Landing>();
    for (var post = 0; post < volley.posts(); post++) {
      for (var channel : volley.channelsOf(post)) {
        all.add(new Landing(channel, volley.text(post), DUE.plusMillis(3)));
      }
    }
    return all;
  }
}
