package city.belfry.bench.faults;

import city.belfry.local.faults.Fault;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One post's way, before any fault is added to it.
 *
 * @param kind of the channel that the faults are about
 * @param neighbour whether the post goes to a second, searchable channel too
 * @param ahead how long before due the post is accepted
 * @param first what the platform's first publishing request meets anyway
 * @param acts what people do anyway
 */
record Scenario(
    String name,
    Kind kind,
    boolean neighbour,
    String severity,
    boolean drill,
    boolean realChannel,
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
  record Act(Deed what, Duration at) {}

  /** What people do. */
  enum Deed {
    CANCEL,
    RETRACT,
    EDIT,
    HOLD,
    RELEASE
  }

  boolean isEmergency() {
    return severity.equals("emergency");
  }

  static Scenario plain(Kind kind) {
    return new Scenario(
        kind.word(), kind, false, "routine", false, false, Duration.ofSeconds(35), null, List.of());
  }

  Scenario named(String suffix) {
    return new Scenario(
        name + " " + suffix, kind, neighbour, severity, drill, realChannel, ahead, first, acts);
  }

  Scenario beside() {
    return new Scenario(name, kind, true, severity, drill, realChannel, ahead, first, acts);
  }

  Scenario first(Fault fault) {
    return new Scenario(name, kind, neighbour, severity, drill, realChannel, ahead, fault, acts);
  }

  Scenario emergency() {
    return new Scenario(
        name, kind, neighbour, "emergency", drill, realChannel, Duration.ZERO, first, acts);
  }

  Scenario drilled() {
    return new Scenario(name, kind, neighbour, severity, true, realChannel, ahead, first, acts);
  }

  /** A drill that names a real channel: it must be refused. */
  Scenario strict() {
    return new Scenario(name, kind, neighbour, severity, true, true, ahead, first, acts);
  }

  Scenario ahead(Duration longer) {
    return new Scenario(name, kind, neighbour, severity, drill, realChannel, longer, first, acts);
  }

  Scenario with(Act... people) {
    return new Scenario(
        name, kind, neighbour, severity, drill, realChannel, ahead, first, List.of(people));
  }
}
