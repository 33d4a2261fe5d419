package city.belfry.bench.faults;

import city.belfry.local.faults.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Two faults in one run: too many to try all, so a seed chooses. */
final class Pairs {
  private Pairs() {}

  static Enumeration.Tally tally(Enumeration enumeration, int size, long seed) {
    var random = new Random(seed);
    var scenarios = Studies.all().stream().map(Studies.Study::scenario).toList();
    var crossed = new LinkedHashMap<Scenario, List<Run.Crossed>>();
    var jobs = new ArrayList<Enumeration.Job>();
    while (jobs.size() < size) {
      var scenario = scenarios.get(random.nextInt(scenarios.size()));
      var all = crossed.computeIfAbsent(scenario, enumeration::baseline);
      var first = all.get(random.nextInt(all.size()));
      // The first fault makes a run longer than its scenario: the second may meet what follows.
      var second = first.boundary().number() + 1 + random.nextInt(40);
      var one = chosen(first, random);
      var two = ANYWHERE.get(random.nextInt(ANYWHERE.size()));
      jobs.add(
          new Enumeration.Job(
              scenario, Map.of(first.boundary().number(), one, second, two), Tampering.NONE));
    }
    return enumeration.tally("pairs of faults, seed " + seed, 0, jobs);
  }

  private static final List<Fault> ANYWHERE =
      List.of(
          Fault.STOP_BEFORE,
          Fault.STOP_AFTER,
          Fault.END_BEFORE,
          Fault.END_AFTER,
          Fault.STALL_SHORT,
          Fault.STALL_LONG,
          Fault.DUPLICATE,
          Fault.CANCEL,
          Fault.EDIT,
          Fault.HOLD,
          Fault.HOLD_AND_RELEASE);

  private static Fault chosen(Run.Crossed crossed, Random random) {
    var all = List.copyOf(crossed.faults());
    return all.stream().sorted().toList().get(random.nextInt(all.size()));
  }
}
