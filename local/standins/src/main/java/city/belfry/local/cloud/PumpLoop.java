package city.belfry.local.cloud;

import city.belfry.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** Turns a pump on a virtual thread of its own until closed. */
public final class PumpLoop implements AutoCloseable {
  /** A source that fails is asked again this often. */
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

  private final String name;
  private final Pump pump;
  private final Clock clock;
  private final Consumer<String> log;
  private final Thread thread;
  private volatile boolean closed;

  private PumpLoop(String name, Pump pump, Clock clock, Consumer<String> log) {
    this.name = name;
    this.pump = pump;
    this.clock = clock;
    this.log = log;
    this.thread = Thread.ofVirtual().name("pump-" + name).unstarted(this::run);
  }

  /**
   * Starts to turn the pump; the loop owns it from here.
   *
   * @param log gets one line for each turn that failed
   */
  public static PumpLoop start(String name, Pump pump, Clock clock, Consumer<String> log) {
    var loop = new PumpLoop(name, pump, clock, log);
    loop.thread.start();
    return loop;
  }

  private void run() {
    try {
      while (!closed) {
        var pause = turned();
        if (pause.isPositive()) {
          clock.awaitUntil(clock.now().plus(pause));
        }
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  private Duration turned() throws InterruptedException {
    try {
      return pump.turn() ? Duration.ZERO : pump.pause();
    } catch (RuntimeException fault) {
      // A call that close() interrupted is no fault.
      if (!closed) {
        log.accept(Line.of(name, fault));
      }
      return AFTER_A_FAULT;
    }
  }

  /** Stops turning, then closes the pump; returns when both have ended. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    pump.close();
  }
}
