package city.belfry.local.issuer;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** How an OpenID provider describes itself, and its keys; nobody can sign in there. */
public final class StubProvider implements AutoCloseable {
  private final HttpServer server;
  private volatile Map<String, Object> description;
  private volatile JWKSet keys = new JWKSet();

  public StubProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    description = Map.of("issuer", address().toString(), "jwks_uri", address() + "/keys");
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> tell(exchange, JSONObjectUtils.toJSONString(description)));
    server.createContext("/keys", exchange -> tell(exchange, keys.toString(true)));
    server.createContext("/elsewhere", StubProvider::redirect);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  StubProvider describe(Map<String, Object> other) {
    description = other;
    return this;
  }

  /** The public halves of these, from now on. */
  public StubProvider publish(JWK... published) {
    keys = new JWKSet(List.of(published));
    return this;
  }

  private static void redirect(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("location", exchange.getRequestURI().getQuery());
      exchange.sendResponseHeaders(302, -1);
    }
  }

  private static void tell(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      var bytes = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("content-type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
