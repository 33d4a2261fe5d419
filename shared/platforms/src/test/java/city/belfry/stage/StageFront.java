package city.belfry.stage;

import city.belfry.time.Clock;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A stage part behind real HTTP on this machine, for clients that nobody here wrote. */
public final class StageFront implements AutoCloseable {
  private final StagePart part;
  private final Clock clock;
  private final HttpServer server;
  private final String mount;

  public StageFront(StagePart part, Clock clock) {
    this.part = part;
    this.clock = clock;
    mount = "/stage/" + part.platform();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(mount, this::serve);
    server.start();
  }

  /** With a path before it and a slash at its end. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + mount + "/");
  }

  private void serve(HttpExchange exchange) throws IOException {
    var arrived = clock.now();
    try (exchange) {
      Map<String, List<String>> headers =
          exchange.getRequestHeaders().entrySet().stream()
              .collect(
                  Collectors.toMap(e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
      var called = exchange.getRequestURI();
      var body = exchange.getRequestBody().readAllBytes();
      var path = called.getPath().substring(mount.length());
      var reply =
          part.answer(
              new StageRequest(
                  exchange.getRequestMethod(),
                  base().resolve(called),
                  path.isEmpty() ? "/" : path,
                  headers,
                  body,
                  arrived));
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      var none = exchange.getRequestMethod().equals("HEAD") || reply.body().length == 0;
      exchange.sendResponseHeaders(reply.status(), none ? -1 : reply.body().length);
      if (!none) {
        exchange.getResponseBody().write(reply.body());
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
