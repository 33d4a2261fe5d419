package city.belfry.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function of the template, with everything resolved for this machine.
 *
 * @param handler the handler class's name
 */
public record FunctionSpec(
    String logicalId,
    String handler,
    String codeUri,
    Map<String, String> environment,
    Duration timeout,
    List<Source> sources) {
  public FunctionSpec {
    environment = Map.copyOf(environment);
    sources = List.copyOf(sources);
  }
}
