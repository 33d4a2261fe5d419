package city.belfry.bench.faults;

import city.belfry.local.faults.Fault;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One post's way, before any fault is added to it.
 *
 * @param kind of the channel that the faults are about; a searchable neighbour is beside it
 * @param ahead how long before due the post is accepted
 * @param first what the platform's first publishing request meets anyway
 * @param acts what people do anyway
 */
record Scenario(
    String name,
    Kind kind,
    String severity,
    boolean drill,
    Duration ahead,
    @Nullable Fault first,
    List<Act> acts) {
  Scenario {
    acts = List.copyOf(acts);
  }

  /**
   * A person's act.
   *
   * @param at counted from due
   */
  record Act(Fault what, Duration at) {}

  boolean isEmergency() {
    return severity.equals("emergency");
  }

  static Scenario plain(Kind kind) {
    return new Scenario(
        kind.word(), kind, "routine", false, Duration.ofSeconds(20), null, List.of());
  }

  Scenario named(String suffix) {
    return new Scenario(name + " " + suffix, kind, severity, drill, ahead, first, acts);
  }

  Scenario first(Fault fault) {
    return new Scenario(name, kind, severity, drill, ahead, fault, acts);
  }

  Scenario emergency() {
    return new Scenario(name, kind, "emergency", drill, Duration.ZERO, first, acts);
  }

  Scenario drilled() {
    return new Scenario(name, kind, severity, true, ahead, first, acts);
  }

  Scenario ahead(Duration longer) {
    return new Scenario(name, kind, severity, drill, longer, first, acts);
  }

  Scenario with(Act... people) {
    return new Scenario(name, kind, severity, drill, ahead, first, List.of(people));
  }
}
