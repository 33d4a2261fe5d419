package city.belfry.platform.mastodon;

import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Timing;
import city.belfry.platform.Attempt;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An edit that was made while an earlier request for the same one may be under way. Residents read
 * the new words; but a newer correction must wait, or the earlier request could arrive after it and
 * bring these words back. So such an edit is pending until the earlier request is there or dead.
 *
 * @param status what was edited
 * @param over from when no earlier request can arrive
 */
record Overtaking(String status, Instant over) {
  private static final Pattern HANDLE = Pattern.compile("edit ([0-9]{1,11}) (.+)");

  /** Nothing where no earlier attempt was made with these words. */
  static Optional<Overtaking> of(Attempt attempt, String status) {
    // The earlier claim is older than this one: its sender's end is at the latest this one's.
    var over = attempt.claimAt().plus(Timing.LONGEST).plus(Timing.CLOCKS).plus(Mastodon.NETWORK);
    return attempt.kind() instanceof Attempt.Kind.Edit && attempt.number() > 1
        ? Optional.of(new Overtaking(status, over))
        : Optional.empty();
  }

  static Optional<Overtaking> of(Handle handle) {
    var parts = HANDLE.matcher(handle.value());
    return parts.matches()
        ? Optional.of(
            new Overtaking(parts.group(2), Instant.ofEpochSecond(Long.parseLong(parts.group(1)))))
        : Optional.empty();
  }

  Handle handle() {
    return new Handle("edit " + over.plusMillis(999).getEpochSecond() + " " + status);
  }
}
