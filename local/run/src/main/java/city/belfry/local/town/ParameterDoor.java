package city.belfry.local.town;

import city.belfry.local.issuer.LocalIssuer;
import city.belfry.runtime.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Collection;
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

  private final LocalIssuer issuer;
  private final SsmClient parameters;
  private final String prefix;

  /**
   * @param prefix of the parameters, with slashes at both ends
   */
  ParameterDoor(LocalIssuer issuer, SsmClient parameters, String prefix) {
    this.issuer = issuer;
    this.parameters = parameters;
    this.prefix = prefix;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = PATH.matcher(exchange.getRequestURI().getPath());
      if (!exchange.getRequestMethod().equals("PUT") || !path.matches()) {
        FrontDoor.tell(exchange, 404, "application/json", "{\"message\":\"Not Found\"}");
      } else if (!isAdministrator(exchange)) {
        FrontDoor.tell(exchange, 401, "application/json", "{\"message\":\"Unauthorized\"}");
      } else {
        keep(exchange, prefix + path.group(1));
      }
    }
  }

  private boolean isAdministrator(HttpExchange exchange) {
    var header = exchange.getRequestHeaders().getFirst("Authorization");
    return header != null
        && header.startsWith("Bearer ")
        && issuer
            .check(header.substring("Bearer ".length()))
            .map(claims -> claims.get("roles"))
            .filter(roles -> roles instanceof Collection<?> all && all.contains("administrator"))
            .isPresent();
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
