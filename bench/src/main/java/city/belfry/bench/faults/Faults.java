package city.belfry.bench.faults;

import city.belfry.local.faults.Boundary;
import city.belfry.local.faults.Fault;
import java.util.EnumSet;
import java.util.Set;

/** Which faults are tried where. */
final class Faults {
  /** What a process, a network or a service does. */
  static final Set<Fault> OF_MACHINES =
      EnumSet.complementOf(
          EnumSet.of(
              Fault.CANCEL, Fault.EDIT, Fault.HOLD, Fault.HOLD_AND_RELEASE, Fault.DUPLICATE));

  /** What people do, and a queue that delivers twice, just then. */
  static final Set<Fault> BESIDE =
      EnumSet.of(Fault.CANCEL, Fault.EDIT, Fault.HOLD, Fault.HOLD_AND_RELEASE, Fault.DUPLICATE);

  static final Set<Fault> ALL = EnumSet.allOf(Fault.class);

  private Faults() {}

  /** Whether it happens beside the call, which goes on afterwards. */
  static boolean isBeside(Fault fault) {
    return BESIDE.contains(fault) || fault == Fault.STALL_SHORT || fault == Fault.STALL_LONG;
  }

  /** What strikes one delivery alone: its channel's neighbours must not feel it. */
  static boolean isOfOneDelivery(Fault fault) {
    return OF_ONE_DELIVERY.contains(fault);
  }

  private static final Set<Fault> OF_ONE_DELIVERY =
      EnumSet.complementOf(
          EnumSet.of(
              Fault.END_BEFORE,
              Fault.END_AFTER,
              Fault.CANCEL,
              Fault.EDIT,
              Fault.HOLD,
              Fault.HOLD_AND_RELEASE));

  /** Whether a fault could change anything there: the record function decides nothing. */
  static boolean matters(Fault fault, Boundary boundary) {
    return !(isBeside(fault) && boundary.function().equals("Record"));
  }
}
