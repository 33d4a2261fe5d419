package city.belfry.local.deployed;

import city.belfry.platform.Wire;
import city.belfry.runtime.Destinations;
import city.belfry.runtime.JdkWire;
import city.belfry.runtime.Log;
import city.belfry.runtime.Outside;
import city.belfry.runtime.ProcessOutside;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import java.util.Map;

/**
 * The process that Lambda started, but for its wire: what is deployed reaches public servers only,
 * and the stage is on this machine. Nothing in a zip can ask for it.
 */
final class StageOutside implements Outside {
  private final Outside process = new ProcessOutside();
  private final Wire wire = new JdkWire(Destinations.ANYWHERE);

  @Override
  public Map<String, String> variables() {
    return process.variables();
  }

  @Override
  public Clock clock() {
    return process.clock();
  }

  @Override
  public Ids ids() {
    return process.ids();
  }

  @Override
  public Wire wire() {
    return wire;
  }

  @Override
  public Log log() {
    return process.log();
  }

  @Override
  public <C> C client(Class<C> type) {
    return process.client(type);
  }
}
