package city.belfry.local.town;

import city.belfry.local.issuer.Issuer;
import city.belfry.runtime.Json;
import city.belfry.runtime.http.HttpFunction;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * Takes a channel's secrets for the town's parameter store, as {@code PUT
 * /parameters/channels/PLATFORM/NAME} of an administrator, and never tells them. Deployed, they go
 * to AWS and pass no door of Belfry's. Safe for threads.
 */
final class ParameterDoor implements HttpHandler {
  private static final Pattern PATH = Pattern.compile("/parameters/(channels/[a-z]+/[a-z0-9-]+)");
  private static final int MOST_BYTES = 4_096;
  private static final String NO_ADMINISTRATOR =
      "{\"title\":\"Only administrators store secrets\",\"detail\":\"sign in as one\"}";
  // As the functions read them.
  private static final List<String> ROLE_CLAIMS = List.of("roles", "cognito:groups");

  private final Issuer issuer;
  private final SsmClient parameters;
  private final String prefix;

  /**
   * @param prefix of the parameters, with slashes at both ends
   */
  ParameterDoor(Issuer issuer, SsmClient parameters, String prefix) {
    this.issuer = issuer;
    this.parameters = parameters;
    this.prefix = prefix;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set(HttpFunction.API_HEADER, HttpFunction.API);
      var path = PATH.matcher(exchange.getRequestURI().getPath());
      if (!exchange.getRequestMethod().equals("PUT") || !path.matches()) {
        FrontDoor.tell(exchange, 404, "application/json", "{\"message\":\"Not Found\"}");
        return;
      }
      var claims = claims(exchange);
      if (claims.isEmpty()) {
        FrontDoor.tell(exchange, 401, "application/json", "{\"message\":\"Unauthorized\"}");
      } else if (!isAdministrator(claims.get())) {
        FrontDoor.tell(exchange, 403, "application/problem+json", NO_ADMINISTRATOR);
      } else {
        keep(exchange, prefix + path.group(1));
      }
    }
  }

  private Optional<Map<String, Object>> claims(HttpExchange exchange) {
    var header = exchange.getRequestHeaders().getFirst("Authorization");
    return header != null && header.startsWith("Bearer ")
        ? issuer.check(header.substring("Bearer ".length()))
        : Optional.empty();
  }

  private static boolean isAdministrator(Map<String, Object> claims) {
    return ROLE_CLAIMS.stream()
        .map(claims::get)
        .anyMatch(roles -> roles instanceof Collection<?> all && all.contains("administrator"));
  }

  private void keep(HttpExchange exchange, String name) throws IOException {
    JsonNode secrets;
    try {
      secrets = Json.parse(exchange.getRequestBody().readNBytes(MOST_BYTES));
    } catch (JsonProcessingException _) {
      secrets = Json.object();
    }
    if (!secrets.isObject() || secrets.isEmpty()) {
      FrontDoor.tell(exchange, 400, "application/json", "{\"message\":\"No JSON object\"}");
      return;
    }
    var value = secrets.toString();
    parameters.putParameter(
        r -> r.name(name).value(value).type(ParameterType.SECURE_STRING).overwrite(true));
    FrontDoor.tell(exchange, 200, "application/json", "{}");
  }
}
