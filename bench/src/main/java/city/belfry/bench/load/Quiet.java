package city.belfry.bench.load;

import city.belfry.time.Clock;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Waits until this process does hardly anything: what the last run left must not cost the next. */
public final class Quiet {
  private static final Duration GLANCE = Duration.ofMillis(250);

  /** Of one core. */
  private static final double IDLE = 0.15;

  private final Clock clock;
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  public Quiet(Clock clock) {
    this.clock = clock;
  }

  /** Returns when it is quiet, or when this has been waited for in vain. */
  public void await(Duration atMost) throws InterruptedException {
    var end = clock.now().plus(atMost);
    double busy;
    do {
      var before = system.getProcessCpuTime();
      clock.awaitUntil(clock.now().plus(GLANCE));
      busy = (system.getProcessCpuTime() - before) / (double) GLANCE.toNanos();
    } while (busy > IDLE && clock.now().isBefore(end));
  }
}
