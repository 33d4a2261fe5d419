package city.belfry.runtime.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer in JSON. */
public record Response(int status, Map<String, String> headers, JsonNode body) {
  public Response {
    headers = Map.copyOf(headers);
  }

  public static Response json(int status, JsonNode body) {
    return new Response(status, Map.of("content-type", "application/json"), body);
  }

  public Response with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body);
  }
}
