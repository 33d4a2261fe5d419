package city.belfry.dispatch;

import city.belfry.runtime.Variables;
import java.util.Map;

/** What dispatch is told by its variables. */
record DispatchConfig(String table, Map<String, String> queues) {
  static DispatchConfig from(Map<String, String> variables) {
    return Variables.read(variables, v -> new DispatchConfig(v.text("TABLE"), v.family("QUEUE_")));
  }
}
