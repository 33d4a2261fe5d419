package city.belfry.bench.cost;

import city.belfry.platform.Wire;
import city.belfry.runtime.Log;
import city.belfry.runtime.Outside;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import java.util.Map;
import java.util.Objects;

/** What a function gets from outside where its requests are counted. */
record CountedOutside(
    Map<String, String> variables,
    Clock clock,
    Ids ids,
    Wire wire,
    Log log,
    Map<Class<?>, Object> clients)
    implements Outside {
  @Override
  public <C> C client(Class<C> type) {
    return type.cast(Objects.requireNonNull(clients.get(type), type::getName));
  }
}
