package city.belfry.local.town;

import city.belfry.local.cloud.EmbeddedCloud;
import city.belfry.platform.Wire;
import city.belfry.runtime.Log;
import city.belfry.runtime.Outside;
import city.belfry.runtime.Parameters;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import java.util.Map;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What a function gets from outside when it runs here. */
public record LocalOutside(
    Map<String, String> variables, Clock clock, Ids ids, Wire wire, Log log, EmbeddedCloud cloud)
    implements Outside {
  public LocalOutside {
    variables = Map.copyOf(variables);
  }

  @Override
  public <C> C client(Class<C> type) {
    return type == Parameters.class
        ? type.cast(new SdkParameters(cloud.client(SsmClient.class)))
        : cloud.client(type);
  }
}
