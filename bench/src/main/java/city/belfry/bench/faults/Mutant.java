package city.belfry.bench.faults;

import city.belfry.local.faults.Fault;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A bug to be planted, and where it must show.
 *
 * @param name the condition that is left out
 * @param trap its number in the protocol's list; 0 for none
 * @param bug made anew for each run: it may remember
 * @param hunts any of them that turns red is enough
 */
record Mutant(String name, int trap, Supplier<Tampering> bug, List<Hunt> hunts) {
  Mutant {
    hunts = List.copyOf(hunts);
  }

  /**
   * Runs to be tried.
   *
   * @param first at every boundary whose name matches {@code at}; empty for the bare scenario
   * @param then a second fault at each of the boundaries after the first; empty for none
   */
  record Hunt(Scenario scenario, Set<Fault> first, String at, Set<Fault> then) {
    static Hunt bare(Scenario scenario) {
      return new Hunt(scenario, Set.of(), ".*", Set.of());
    }

    static Hunt single(Scenario scenario, String at, Fault... faults) {
      return new Hunt(scenario, Set.of(faults), at, Set.of());
    }

    static Hunt pair(Scenario scenario, Fault first, String at, Fault then) {
      return new Hunt(scenario, Set.of(first), at, Set.of(then));
    }
  }
}
