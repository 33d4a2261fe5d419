package city.belfry.platform.wire;

import city.belfry.domain.delivery.Placed;
import city.belfry.platform.Sighting;
import java.util.Comparator;
import java.util.List;

/** What a look-up that read all it needed makes of what it found. */
public final class Seen {
  private static final Comparator<Placed> OLDEST_FIRST =
      Comparator.comparing(Placed::visible, Comparator.nullsFirst(Comparator.naturalOrder()));

  private Seen() {}

  public static Sighting of(List<Placed> found) {
    return found.isEmpty()
        ? new Sighting.Absent()
        : new Sighting.Found(found.stream().distinct().sorted(OLDEST_FIRST).toList());
  }
}
