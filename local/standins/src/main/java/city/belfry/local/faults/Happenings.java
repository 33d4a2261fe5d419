package city.belfry.local.faults;

import java.util.Optional;

/** What befalls the calls of a run, and who looks on. */
public interface Happenings {
  /** What this call meets; empty for nothing. */
  Optional<Fault> meets(Boundary boundary, Object request);

  /** Does what happens beside the call, before it: a stall, somebody else's act. */
  void meanwhile(Fault fault, Boundary boundary, Object request);

  /** A call took effect. */
  void done(Boundary boundary, Object request, Object answer);
}
