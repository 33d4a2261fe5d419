package city.belfry.runtime;

import city.belfry.platform.Wire;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import java.util.Map;

/**
 * All that a function gets from outside: the process on Lambda; the local run and tests bring their
 * own, and faults enter here. Safe for threads.
 */
public interface Outside {
  Map<String, String> variables();

  Clock clock();

  Ids ids();

  Wire wire();

  Log log();

  /** The one shared client of an AWS service, by its interface. */
  <C> C client(Class<C> type);
}
