package city.belfry.cli.sign;

import city.belfry.cli.api.Refused;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.State;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Where the browser brings the code back to: this machine's own address, a free port, for one
 * sign-in (RFC 8252, 7.3). What does not carry this sign-in's state is refused and waited past.
 */
final class Loopback implements AutoCloseable {
  private static final String PATH = "/signed-in";

  private final HttpServer server;
  private final State state;
  private final CompletableFuture<AuthorizationResponse> came = new CompletableFuture<>();

  private Loopback(HttpServer server, State state) {
    this.server = server;
    this.state = state;
  }

  /**
   * Listens.
   *
   * @param port 0 for any that is free
   */
  static Loopback open(int port, State state) {
    try {
      var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
      var loopback = new Loopback(HttpServer.create(address, 0), state);
      loopback.server.createContext(PATH, loopback::answer);
      loopback.server.start();
      return loopback;
    } catch (IOException e) {
      throw new Refused(
          "The port %d cannot be had for the sign-in: name another with --port.".formatted(port));
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  AuthorizationResponse await(Duration patience) {
    try {
      return came.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      throw new Refused(
          "Nobody signed in within %d minutes. Say ./belfry login again."
              .formatted(patience.toMinutes()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Refused("The sign-in was ended.");
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    var response = parse(exchange);
    if (response == null || !state.equals(response.getState())) {
      tell(exchange, 400, "This is not the sign-in that Belfry waits for.");
      return;
    }
    tell(
        exchange,
        200,
        response.indicatesSuccess()
            ? "You are signed in. Close this page and go back to the terminal."
            : "The sign-in was refused. The terminal says more.");
    // Last: whoever waits for it may close everything at once, and the page must be out by then.
    came.complete(response);
  }

  private @Nullable AuthorizationResponse parse(HttpExchange exchange) {
    try {
      return exchange.getRequestMethod().equals("GET")
              && exchange.getRequestURI().getPath().equals(PATH)
          ? AuthorizationResponse.parse(exchange.getRequestURI())
          : null;
    } catch (ParseException _) {
      return null;
    }
  }

  private static void tell(HttpExchange exchange, int status, String sentence) throws IOException {
    var page =
        "<!doctype html><html lang=en><meta charset=utf-8><title>Belfry</title><p>" + sentence;
    var bytes = page.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "text/html; charset=utf-8");
    exchange.getResponseHeaders().set("cache-control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
