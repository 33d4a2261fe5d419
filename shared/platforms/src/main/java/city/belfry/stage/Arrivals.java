package city.belfry.stage;

import java.util.ArrayList;
import java.util.List;

/** The publishing requests that came, in the order in which they were met. Safe for threads. */
public final class Arrivals {
  private final List<Arrival> all = new ArrayList<>();

  synchronized void add(Arrival arrival) {
    all.add(arrival);
  }

  public synchronized List<Arrival> all() {
    return List.copyOf(all);
  }
}
