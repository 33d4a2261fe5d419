package city.belfry.local.cloud;

import java.io.IOException;

/** One call of a function: an event's JSON in, the answer's JSON out. Safe for threads. */
@FunctionalInterface
public interface Invocation {
  /**
   * Calls the function.
   *
   * @throws IOException when the function failed as a whole
   */
  byte[] call(byte[] event) throws IOException;
}
