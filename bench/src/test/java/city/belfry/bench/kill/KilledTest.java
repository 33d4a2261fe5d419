package city.belfry.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.bench.load.Landing;
import city.belfry.bench.load.Receipt;
import city.belfry.bench.load.Volley;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class KilledTest {
  private static final Instant DUE = Instant.parse("2026-11-22T09:00:00Z");
  private static final Instant RESTARTED = DUE.plusSeconds(3);
  private static final Volley VOLLEY = new Volley("v", 2, List.of("one", "two"));
  private final List<Landing> landings = new ArrayList<>();
  private final List<Receipt> receipts = new ArrayList<>();

  @Test
  void settledBeforeTheKillCountsAsNeitherFoundNorResent() {
    landed("one", DUE.plusMillis(5));
    told("one", "delivered", 1, DUE.plusMillis(9));
    assertThat(row("searchable").beforeKill()).isEqualTo(1);
    assertThat(row("searchable").found()).isZero();
    assertThat(row("searchable").holds()).isTrue();
  }

  @Test
  void whatHadArrivedAndIsSettledAfterwardsIsFound() {
    landed("one", DUE.plusMillis(5));
    told("one", "delivered", 1, RESTARTED.plusMillis(700));
    assertThat(row("searchable").found()).isEqualTo(1);
    assertThat(row("searchable").lastFound()).isEqualTo(Duration.ofMillis(700));
  }

  @Test
  void whatWasFirstClaimedAfterTheRestartIsFreshAndTheRestIsResent() {
    landed("one", RESTARTED.plusSeconds(4));
    told("one", "delivered", 1, RESTARTED.plusSeconds(5));
    landed("two", RESTARTED.plusSeconds(160));
    told("two", "delivered", 2, RESTARTED.plusSeconds(161));
    assertThat(row("searchable").lastFresh()).isEqualTo(Duration.ofSeconds(4));
    assertThat(row("searchable").resent()).isZero();
    assertThat(row("blind").resent()).isEqualTo(1);
    assertThat(row("all").lastOut()).isEqualTo(Duration.ofSeconds(160));
  }

  @Test
  void deliveredAndNotOnTheStageIsLost() {
    told("one", "delivered", 1, DUE);
    assertThat(row("searchable").lost()).isEqualTo(1);
    assertThat(row("searchable").holds()).isFalse();
  }

  @Test
  void neverSettledIsLostAlsoWhenItIsOut() {
    landed("one", DUE);
    told("one", "claimed", 1, null);
    assertThat(row("searchable").lost()).isEqualTo(1);
  }

  @Test
  void withoutAReceiptItIsLost() {
    assertThat(row("all").lost()).isEqualTo(2);
  }

  @Test
  void unconfirmedAndNotThereIsNotLost() {
    told("two", "unconfirmed", 1, null);
    assertThat(row("blind").unconfirmed()).isEqualTo(1);
    assertThat(row("blind").lost()).isZero();
  }

  @Test
  void twiceOnTheStageIsDoubled() {
    landed("one", DUE);
    landed("one", RESTARTED.plusSeconds(20));
    told("one", "delivered", 2, RESTARTED.plusSeconds(20));
    assertThat(row("searchable").doubled()).isEqualTo(1);
    assertThat(row("searchable").holds()).isFalse();
  }

  @Test
  void thereAlthoughItsReceiptDeniesItIsDoubled() {
    landed("one", DUE);
    told("one", "missed", 1, null);
    assertThat(row("searchable").doubled()).isEqualTo(1);
  }

  @Test
  void beforeDueIsEarly() {
    landed("one", DUE.minusNanos(1));
    told("one", "delivered", 1, DUE);
    assertThat(row("searchable").early()).isEqualTo(1);
    assertThat(row("searchable").holds()).isFalse();
  }

  private void landed(String account, Instant at) {
    landings.add(new Landing(account, VOLLEY.text(0), at));
  }

  private void told(String channel, String state, int attempts, @Nullable Instant answered) {
    receipts.add(new Receipt(channel, VOLLEY.mark(0), state, attempts, answered));
  }

  private Killed.Row row(String kind) {
    var classes = Map.of("one", "searchable", "two", "blind");
    return new Killed(VOLLEY, classes, DUE, RESTARTED, landings, receipts)
        .rows().stream().filter(r -> r.kind().equals(kind)).findFirst().orElseThrow();
  }
}
