package city.belfry.platform;

import city.belfry.domain.delivery.Placed;
import java.util.List;

/** What a look-up saw. */
public sealed interface Sighting {
  /**
   * Posts with exactly these words since the attempt, oldest first. Whoever asked must leave out
   * those that another receipt owns.
   */
  record Found(List<Placed> candidates) implements Sighting {
    public Found {
      candidates = List.copyOf(candidates);
    }
  }

  /** It was not there. Whether that is certain yet, the clock decides. */
  record Absent() implements Sighting {}

  /** The platform could not be asked, or its answer decides nothing. */
  record CannotTell(String raw) implements Sighting {}
}
