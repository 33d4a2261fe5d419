package city.belfry.accept;

import city.belfry.domain.city.City;
import city.belfry.runtime.Variables;
import java.util.Map;

/** What accept is told by its variables. */
record AcceptConfig(String table, Map<String, String> queues, City city) {
  static AcceptConfig from(Map<String, String> variables) {
    return Variables.read(
        variables,
        v ->
            new AcceptConfig(
                v.text("TABLE"),
                v.family("QUEUE_"),
                new City(v.text("CITY_NAME"), v.zone("CITY_ZONE"), v.folder("BOARD_URL"))));
  }
}
