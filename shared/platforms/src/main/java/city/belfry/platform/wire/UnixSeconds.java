package city.belfry.platform.wire;

import java.time.Instant;
import java.util.Optional;

/** Instants as rate-limit headers spell them. */
public final class UnixSeconds {
  private UnixSeconds() {}

  public static Optional<Instant> read(String text) {
    return text.strip().matches("[0-9]{1,11}")
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text.strip())))
        : Optional.empty();
  }
}
