package city.belfry.local.town;

import city.belfry.local.cloud.Invocation;
import city.belfry.local.issuer.Issuer;
import city.belfry.local.template.Source;
import city.belfry.runtime.Json;
import city.belfry.time.Ids;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP API, as API Gateway stands before the functions: the template's routes, the authoriser,
 * events in payload format 2.0. Safe for threads.
 */
final class FrontDoor implements HttpHandler {
  /** API Gateway's own limit; what is larger than they want is refused by the functions. */
  private static final int MOST_BYTES = 10 << 20;

  private final List<Opening> openings;
  private final Issuer issuer;
  private final Ids ids;

  private record Opening(RoutePath path, Invocation function) {}

  FrontDoor(Town town, Issuer issuer, Ids ids) {
    var all = new ArrayList<Opening>();
    for (var spec : town.wiring().functions()) {
      for (var source : spec.sources()) {
        if (source instanceof Source.Route route) {
          all.add(new Opening(new RoutePath(route), town.function(spec.logicalId())));
        }
      }
    }
    this.openings = List.copyOf(all);
    this.issuer = issuer;
    this.ids = ids;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var method = exchange.getRequestMethod();
      var path = exchange.getRequestURI().getRawPath();
      for (var opening : openings) {
        var parameters = opening.path().match(method, path);
        if (parameters.isPresent()) {
          enter(exchange, opening, parameters.get());
          return;
        }
      }
      tell(exchange, 404, "application/json", "{\"message\":\"Not Found\"}");
    }
  }

  private void enter(HttpExchange exchange, Opening opening, Map<String, String> parameters)
      throws IOException {
    var claims = claims(exchange);
    if (claims.isEmpty()) {
      tell(exchange, 401, "application/json", "{\"message\":\"Unauthorized\"}");
      return;
    }
    var body = exchange.getRequestBody().readNBytes(MOST_BYTES);
    var event = event(exchange, opening.path(), parameters, claims.get(), body);
    var answer = Json.parse(opening.function().call(Json.bytes(event)));
    answer
        .path("headers")
        .properties()
        .forEach(e -> exchange.getResponseHeaders().set(e.getKey(), e.getValue().asText()));
    tell(exchange, answer.path("statusCode").asInt(), null, answer.path("body").asText());
  }

  private Optional<Map<String, Object>> claims(HttpExchange exchange) {
    var header = exchange.getRequestHeaders().getFirst("Authorization");
    return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
        ? issuer.check(header.substring(7).strip())
        : Optional.empty();
  }

  private ObjectNode event(
      HttpExchange exchange,
      RoutePath route,
      Map<String, String> parameters,
      Map<String, Object> claims,
      byte[] body) {
    var uri = exchange.getRequestURI();
    var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    var event =
        Json.object()
            .put("version", "2.0")
            .put("routeKey", route.key())
            .put("rawPath", uri.getPath())
            .put("rawQueryString", query);
    var headers = event.putObject("headers");
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    var parsed = event.putObject("queryStringParameters");
    for (var pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        var parts = pair.split("=", 2);
        parsed.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
    var variables = event.putObject("pathParameters");
    parameters.forEach(variables::put);
    var context = event.putObject("requestContext").put("requestId", ids.next());
    context
        .putObject("http")
        .put("method", exchange.getRequestMethod())
        .put("path", uri.getPath())
        .put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress());
    context.putObject("authorizer").putObject("jwt").set("claims", asText(claims));
    return event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
  }

  /** The authoriser hands every claim on as text; a list becomes {@code [a b]}. */
  private static JsonNode asText(Map<String, Object> claims) {
    var node = Json.object();
    claims.forEach((name, value) ->
        node.put(
            name,
            value instanceof Collection<?> all
                ? "[" + String.join(" ", all.stream().map(String::valueOf).toList()) + "]"
                : String.valueOf(value)));
    return node;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static void tell(HttpExchange exchange, int status, @Nullable String type, String body)
      throws IOException {
    if (type != null) {
      exchange.getResponseHeaders().set("content-type", type);
    }
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
