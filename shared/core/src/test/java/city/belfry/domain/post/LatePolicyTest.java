package city.belfry.domain.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LatePolicyTest {
  private static final Instant DUE = Instant.parse("2026-11-22T18:00:00Z");

  @Test
  void aLimitCountsFromDue() {
    var policy = new LatePolicy.NotAfter(Duration.ofMinutes(15));
    assertThat(policy.until(DUE, null)).isEqualTo(DUE.plusSeconds(900));
  }

  @Test
  void withoutALimitItWaitsThirtyDays() {
    var month = DUE.plus(Duration.ofDays(30));
    assertThat(new LatePolicy.SendAnyway().until(DUE, null)).isEqualTo(month);
    assertThat(new LatePolicy.SendMarked().until(DUE, null)).isEqualTo(month);
  }

  @Test
  void nothingGoesOutAfterExpiry() {
    var expiry = DUE.plusSeconds(60);
    for (var severity : Severity.values()) {
      assertThat(LatePolicy.usualFor(severity).until(DUE, expiry)).isEqualTo(expiry);
    }
  }

  @Test
  void aLaterExpiryStretchesNoLimit() {
    var policy = new LatePolicy.NotAfter(Duration.ofMinutes(15));
    assertThat(policy.until(DUE, DUE.plusSeconds(3600))).isEqualTo(DUE.plusSeconds(900));
  }

  @Test
  void aLimitIsPositive() {
    assertThatThrownBy(() -> new LatePolicy.NotAfter(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
