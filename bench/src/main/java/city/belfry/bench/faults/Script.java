package city.belfry.bench.faults;

import city.belfry.local.faults.Boundary;
import city.belfry.local.faults.Fault;
import java.time.Duration;
import java.util.Optional;

/** What happens to a city, and when. */
interface Script {
  /** What a call meets. */
  Optional<Fault> meets(Boundary boundary, Object request);

  /** Does what happens beside a call, on the task of the call. */
  void meanwhile(Fault fault, Boundary boundary);

  /** Whether this tick comes at all. */
  default boolean ticks() {
    return true;
  }

  /** How far a function's clock is ahead of the true one. */
  default Duration skew(String function) {
    return Duration.ZERO;
  }
}
