package city.belfry.usecase.hold;

import city.belfry.domain.journal.Change;
import java.time.Instant;

/** The hold: one item, read with strong consistency. Safe for threads. */
public interface HoldStore {
  Hold read();

  /** Sets it, together with the person's act; setting it again is a new hold. */
  Hold set(Instant at, Change change);

  /** Ends it, together with the person's act. Ending none changes nothing. */
  Hold release(Instant at, Change change);
}
