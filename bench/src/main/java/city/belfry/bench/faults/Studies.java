package city.belfry.bench.faults;

import city.belfry.bench.faults.Scenario.Act;
import city.belfry.bench.faults.Scenario.Deed;
import city.belfry.local.faults.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The scenarios, and which faults are tried in each. */
final class Studies {
  /** Where others' boundaries are already covered in full: the ways to end, and to be answered. */
  private static final Set<Fault> CHIEF =
      EnumSet.of(
          Fault.STOP_BEFORE,
          Fault.STOP_AFTER,
          Fault.TIMEOUT_AFTER,
          Fault.ANSWER_LOST,
          Fault.MESSAGE_LOST,
          Fault.UNDER_WAY,
          Fault.TOO_MANY,
          Fault.UNAUTHORIZED,
          Fault.STALL_LONG,
          Fault.DUPLICATE,
          Fault.CANCEL,
          Fault.HOLD,
          Fault.EDIT);

  private static final Set<Fault> ENDS =
      EnumSet.of(
          Fault.STOP_BEFORE,
          Fault.STOP_AFTER,
          Fault.TIMEOUT_AFTER,
          Fault.ANSWER_LOST,
          Fault.DUPLICATE);

  /** What befalls one channel and must not be felt on another. */
  private static final Set<Fault> NEXT_DOOR =
      EnumSet.of(
          Fault.STOP_BEFORE,
          Fault.STOP_AFTER,
          Fault.TIMEOUT_AFTER,
          Fault.THROTTLED,
          Fault.SLOW,
          Fault.NEVER_LEFT,
          Fault.TOO_MANY,
          Fault.BROKEN_BEFORE,
          Fault.UNAUTHORIZED,
          Fault.STALL_LONG,
          Fault.DUPLICATE);

  private Studies() {}

  record Study(Scenario scenario, Set<Fault> faults) {}

  static List<Study> all() {
    var all = new ArrayList<Study>();
    var plain = Scenario.plain(Kind.SEARCHABLE);
    all.add(new Study(plain, Faults.ALL));
    for (var kind : Kind.values()) {
      if (kind != Kind.SEARCHABLE) {
        all.add(new Study(Scenario.plain(kind), CHIEF));
      }
      all.add(new Study(Scenario.plain(kind).emergency().named("emergency"), ENDS));
      all.add(
          new Study(
              Scenario.plain(kind).first(Fault.TIMEOUT_AFTER).named("no answer, came"),
              kind.canTell() ? CHIEF : ENDS));
      all.add(
          new Study(
              Scenario.plain(kind).first(Fault.TIMEOUT_BEFORE).named("no answer, never came"),
              // Looked for over 45 minutes: each run is long.
              kind == Kind.QUEUED ? EnumSet.of(Fault.STOP_AFTER) : ENDS));
    }
    all.add(new Study(plain.first(Fault.UNDER_WAY).named("came late"), ENDS));
    all.add(new Study(plain.first(Fault.NEVER_LEFT).named("refused connection"), CHIEF));
    all.add(new Study(plain.beside().named("with a neighbour"), NEXT_DOOR));
    all.add(new Study(plain.ahead(Duration.ofSeconds(270)).named("by the tick"), CHIEF));
    all.add(new Study(plain.drilled().named("drill"), ENDS));
    all.add(
        new Study(
            plain.with(new Act(Deed.CANCEL, Duration.ofSeconds(-12))).named("cancelled"), ENDS));
    all.add(
        new Study(plain.with(new Act(Deed.EDIT, Duration.ofSeconds(-12))).named("edited"), CHIEF));
    all.add(
        new Study(
            plain
                .with(
                    new Act(Deed.HOLD, Duration.ofSeconds(-12)),
                    new Act(Deed.RELEASE, Duration.ofSeconds(-6)))
                .named("held and released"),
            CHIEF));
    all.add(
        new Study(
            plain
                .with(
                    new Act(Deed.HOLD, Duration.ofSeconds(-12)),
                    new Act(Deed.RELEASE, Duration.ofSeconds(30)))
                .named("held beyond due"),
            ENDS));
    var corrected = new Act(Deed.EDIT, Duration.ofSeconds(8));
    all.add(new Study(plain.with(corrected).named("corrected"), CHIEF));
    all.add(
        new Study(
            plain.with(new Act(Deed.RETRACT, Duration.ofSeconds(8))).named("retracted"), CHIEF));
    all.add(
        new Study(
            plain
                .with(corrected, new Act(Deed.RETRACT, Duration.ofSeconds(16)))
                .named("corrected, then retracted"),
            ENDS));
    return all;
  }
}
