package city.belfry.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that wait for requests; of several that fit, the oldest is met. Safe for threads. */
public final class Play {
  private final List<Fault> waiting = new ArrayList<>();

  public synchronized void add(Fault fault) {
    waiting.add(fault);
  }

  public synchronized void clear() {
    waiting.clear();
  }

  public synchronized List<Fault> waiting() {
    return List.copyOf(waiting);
  }

  /** What this request meets; it is one time less for the next. */
  synchronized Optional<Fault> take(String platform, StageRequest request) {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    var said = new Said(request);
    for (var i = 0; i < waiting.size(); i++) {
      var fault = waiting.get(i);
      if (fault.meets(platform, said)) {
        var place = i;
        fault
            .oneLess()
            .ifPresentOrElse(less -> waiting.set(place, less), () -> waiting.remove(place));
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
