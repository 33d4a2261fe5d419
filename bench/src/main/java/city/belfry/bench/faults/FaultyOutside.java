package city.belfry.bench.faults;

import city.belfry.platform.Wire;
import city.belfry.runtime.Log;
import city.belfry.runtime.Outside;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import java.util.Map;

/** What a function gets from outside in a run with faults. */
record FaultyOutside(
    Map<String, String> variables,
    Clock clock,
    Ids ids,
    Wire wire,
    Log log,
    Map<Class<?>, Object> clients)
    implements Outside {
  @Override
  public <C> C client(Class<C> type) {
    var client = clients.get(type);
    if (client == null) {
      throw new IllegalArgumentException("no client here: " + type.getName());
    }
    return type.cast(client);
  }
}
