package city.belfry.bench.faults;

import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Requests to the API, in the events that API Gateway makes of them. */
final class Api {
  private Api() {}

  /** What an API function answered. */
  record Answer(int status, JsonNode body, String etag) {
    static Answer of(JsonNode event) {
      try {
        var text = event.path("body").asText("");
        return new Answer(
            event.path("statusCode").asInt(),
            text.isEmpty() ? Json.object() : Json.parse(text.getBytes(StandardCharsets.UTF_8)),
            event.path("headers").path("etag").asText(""));
      } catch (java.io.IOException e) {
        throw new IllegalStateException("the API answered no JSON", e);
      }
    }
  }

  /**
   * A request.
   *
   * @param route {@code PUT /v1/posts/{id}}
   * @param id for the route's variable; empty where it has none
   */
  static byte[] event(String route, String id, Map<String, String> headers, JsonNode body) {
    var path = route.substring(route.indexOf(' ') + 1).replace("{id}", id);
    var event =
        Json.object()
            .put("version", "2.0")
            .put("routeKey", route)
            .put("rawPath", path)
            .put("rawQueryString", "");
    var named = event.putObject("headers").put("content-type", "application/json");
    headers.forEach(named::put);
    if (!id.isEmpty()) {
      event.putObject("pathParameters").put("id", id);
    }
    var context = event.putObject("requestContext").put("requestId", "bench");
    context
        .putObject("http")
        .put("method", route.substring(0, route.indexOf(' ')))
        .put("path", path);
    context
        .putObject("authorizer")
        .putObject("jwt")
        .putObject("claims")
        .put("sub", "bench")
        .put("roles", "[writer administrator]");
    event
        .put("body", Base64.getEncoder().encodeToString(Json.bytes(body)))
        .put("isBase64Encoded", true);
    return Json.bytes(event);
  }
}
