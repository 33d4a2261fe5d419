package city.belfry.domain.channel;

import city.belfry.domain.delivery.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a channel was on one day: whom it reaches, and what would fail at the next due second.
 *
 * @param day the city's
 * @param followers null where the platform does not tell
 * @param untold why not; otherwise empty
 * @param views how often each post of the last week was seen so far, by the platform's id of it
 * @param findings empty when all was well
 * @param credentialExpires when a person must have reconnected; null where unknown or never
 * @param quota what the platform told of its limits, by its own names
 */
public record Snapshot(
    String channel,
    LocalDate day,
    Instant at,
    @Nullable Long followers,
    String untold,
    Map<String, Long> views,
    List<Reason> findings,
    @Nullable Instant credentialExpires,
    Map<String, String> quota) {
  /** So long before a credential ends, a person is told every day. */
  public static final Duration WARNING = Duration.ofDays(7);

  public Snapshot {
    // Days that were kept before views were asked for have none.
    views = views == null ? Map.of() : Map.copyOf(views);
    findings = List.copyOf(findings);
    quota = Map.copyOf(quota);
  }

  public boolean endsSoon() {
    return credentialExpires != null && credentialExpires.isBefore(at.plus(WARNING));
  }

  public boolean needsAPerson() {
    return !findings.isEmpty() || endsSoon();
  }
}
