package city.belfry.usecase.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Timing;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeadsTest {
  private static final Instant DUE = Instant.parse("2026-11-22T09:00:00Z");
  private static final Instant NOW = DUE.minusSeconds(10);
  private final Leads leads = new Leads();

  @Test
  void oneIsClaimedItsLeadBefore() {
    assertThat(leads.before(DUE, NOW)).isEqualTo(DUE.minus(Timing.LEAD));
    assertThat(leads.before(DUE.plusMillis(1), NOW))
        .isEqualTo(DUE.plusMillis(1).minus(Timing.LEAD));
  }

  @Test
  void ofSeveralForOneInstantEachIsClaimedBeforeTheLast() {
    var first = leads.before(DUE, NOW);
    assertThat(leads.before(DUE, NOW)).isEqualTo(first.minus(Timing.LEAD_EACH));
    assertThat(leads.before(DUE, NOW)).isEqualTo(first.minus(Timing.LEAD_EACH.multipliedBy(2)));
  }

  @Test
  void neverSoEarlyThatHalfOfTheTimeToSendIsGone() {
    for (var i = 0; i < 5_000; i++) {
      assertThat(leads.before(DUE, NOW)).isAfterOrEqualTo(DUE.minus(Timing.LONGEST_LEAD));
    }
    assertThat(Timing.LONGEST_LEAD.multipliedBy(2)).isLessThanOrEqualTo(Timing.SEND_BY);
  }
}
