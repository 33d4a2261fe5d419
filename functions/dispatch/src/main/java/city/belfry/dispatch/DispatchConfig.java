package city.belfry.dispatch;

import city.belfry.domain.city.City;
import city.belfry.runtime.Variables;
import java.util.Map;

/** What dispatch is told by its variables. */
record DispatchConfig(String table, String stack, Map<String, String> queues, City city) {
  static DispatchConfig from(Map<String, String> variables) {
    return Variables.read(
        variables,
        v ->
            new DispatchConfig(
                v.text("TABLE"),
                v.text("STACK"),
                v.family("QUEUE_"),
                new City(v.text("CITY_NAME"), v.zone("CITY_ZONE"), v.folder("BOARD_URL"))));
  }
}
