package city.belfry.bench.faults;

import city.belfry.local.faults.Fault;
import java.util.Map;
import java.util.Optional;

/** Looks for a run that a planted bug turns red. */
final class MutantHunt {
  /** How far behind the first fault the second one is tried. */
  private static final int NEAR = 60;

  private final Enumeration enumeration;
  private final Mutant mutant;
  private int runs;

  private MutantHunt(Enumeration enumeration, Mutant mutant) {
    this.enumeration = enumeration;
    this.mutant = mutant;
  }

  /** What a hunt came to. */
  record Result(Mutant mutant, int runs, Optional<Enumeration.Failure> found) {
    boolean caught() {
      return found.isPresent();
    }

    String line() {
      return "  %-54s %s after %d runs%s"
          .formatted(
              mutant.name() + (mutant.trap() == 0 ? "" : " (trap " + mutant.trap() + ")"),
              caught() ? "caught" : "NOT CAUGHT",
              runs,
              found.map(f -> ": " + f.ended().verdict().broken().getFirst().rule()).orElse(""));
    }
  }

  static Result run(Enumeration enumeration, Mutant mutant) {
    var hunt = new MutantHunt(enumeration, mutant);
    var found = Optional.<Enumeration.Failure>empty();
    for (var i = 0; i < mutant.hunts().size() && found.isEmpty(); i++) {
      found = hunt.search(mutant.hunts().get(i));
    }
    return new Result(mutant, hunt.runs, found);
  }

  private Optional<Enumeration.Failure> search(Mutant.Hunt hunt) {
    var bare = tried(hunt.scenario(), Map.of());
    if (hunt.first().isEmpty() || !bare.ended().verdict().holds()) {
      return red(bare);
    }
    for (var crossed : bare.ended().crossed()) {
      for (var fault : hunt.first()) {
        if (crossed.boundary().toString().matches(hunt.at()) && crossed.faults().contains(fault)) {
          var found = search(hunt, crossed.boundary().number(), fault);
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Enumeration.Failure> search(Mutant.Hunt hunt, int at, Fault fault) {
    var one = tried(hunt.scenario(), Map.of(at, fault));
    if (!one.ended().verdict().holds()) {
      return Optional.of(one);
    }
    for (var then : hunt.then()) {
      for (var crossed : one.ended().crossed()) {
        var number = crossed.boundary().number();
        if (number > at && number <= at + NEAR && crossed.faults().contains(then)) {
          var two = tried(hunt.scenario(), Map.of(at, fault, number, then));
          if (!two.ended().verdict().holds()) {
            return Optional.of(two);
          }
        }
      }
    }
    return Optional.empty();
  }

  private Enumeration.Failure tried(Scenario scenario, Map<Integer, Fault> plan) {
    runs++;
    var job = new Enumeration.Job(scenario, plan, mutant.bug().get());
    var ended = enumeration.one(job);
    // What the table refuses as malformed is no bug of the protocol's.
    ended.events().stream()
        .filter(event -> event.contains("Invalid") && event.contains("Expression"))
        .findFirst()
        .ifPresent(event -> {
          throw new IllegalStateException(mutant.name() + " is not well planted: " + event);
        });
    return new Enumeration.Failure(job, ended);
  }

  private static Optional<Enumeration.Failure> red(Enumeration.Failure run) {
    return run.ended().verdict().holds() ? Optional.empty() : Optional.of(run);
  }
}
