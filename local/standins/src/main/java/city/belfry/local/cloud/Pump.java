package city.belfry.local.cloud;

import java.time.Duration;

/**
 * What moves one event source's events to its function, a step at a time: the real run turns it in
 * a {@link PumpLoop}, a simulation by hand. No turn waits on, or moves, the clock. For one thread.
 */
@FunctionalInterface
public interface Pump extends AutoCloseable {
  /**
   * Looks once at the source.
   *
   * @return whether it did something, so that it is worth turning again at once
   */
  boolean turn() throws InterruptedException;

  /** How long to pause after a turn that did nothing. */
  default Duration pause() {
    return Duration.ofMillis(100);
  }

  /** Ends what a turn has left running. */
  @Override
  default void close() {}
}
