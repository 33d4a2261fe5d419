package city.belfry.bench.load;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;

/**
 * What stands on the stage, held against what must.
 *
 * @param lost what must be there and is not
 * @param doubled what is there beside the first of its kind, or was never wanted
 * @param early what arrived before it was due
 */
public record Count(int lost, int doubled, int early) {
  /** Counts a volley's landings. */
  public static Count of(Volley volley, Instant due, List<Landing> landings) {
    var there = new HashMap<Volley.Wanted, Integer>();
    landings.forEach(landing ->
        there.merge(new Volley.Wanted(landing.account(), landing.mark()), 1, Integer::sum));
    var wanted = volley.wanted();
    var lost = (int) wanted.stream().filter(w -> !there.containsKey(w)).count();
    var early = (int) landings.stream().filter(l -> l.arrived().isBefore(due)).count();
    return new Count(lost, landings.size() - (wanted.size() - lost), early);
  }

  /** Whether each is there once. */
  public boolean once() {
    return lost == 0 && doubled == 0;
  }
}
