package city.belfry.platform;

import city.belfry.domain.delivery.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would fail at the due second.
 *
 * @param findings empty when all is well
 * @param credentialExpires when a person must have reconnected; null where unknown or never
 * @param quota what the platform told of its limits, by its own names
 */
public record Health(
    List<Reason> findings, @Nullable Instant credentialExpires, Map<String, String> quota) {
  public Health {
    findings = List.copyOf(findings);
    quota = Map.copyOf(quota);
  }

  public boolean well() {
    return findings.isEmpty();
  }
}
