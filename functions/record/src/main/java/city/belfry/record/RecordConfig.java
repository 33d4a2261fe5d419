package city.belfry.record;

import city.belfry.runtime.Variables;
import java.net.URI;
import java.util.Map;

/** What record is told by its variables. */
record RecordConfig(String table, String stack, String bus, URI api) {
  static RecordConfig from(Map<String, String> variables) {
    return Variables.read(
        variables,
        v ->
            new RecordConfig(v.text("TABLE"), v.text("STACK"), v.text("BUS"), v.folder("API_URL")));
  }
}
