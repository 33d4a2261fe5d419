package city.belfry.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lets HTTP requests in to a stage; to be mounted at {@link Stage#MOUNT} of any JDK server whose
 * executor gives each exchange a thread of its own, because faults hold theirs. Safe for threads.
 */
public final class StageDoor implements HttpHandler {
  /** Room for a picture of 10 MB with what is around it. */
  static final int MOST_BYTES = 11 << 20;

  private final Stage stage;

  public StageDoor(Stage stage) {
    this.stage = stage;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var arrived = stage.now();
    try (exchange) {
      var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        tell(exchange, StageApi.problem(413, "A request's body may have at most 11 MB."));
        return;
      }
      var request =
          new StageRequest(
              exchange.getRequestMethod().toUpperCase(Locale.ROOT),
              address(exchange),
              path(exchange),
              headers(exchange),
              body,
              arrived);
      switch (answer(request)) {
        case StageAnswer.Told(var reply) -> tell(exchange, reply);
        // Closed before any answer, the exchange closes its connection.
        case StageAnswer.Silence() -> {}
      }
    }
  }

  private StageAnswer answer(StageRequest request) {
    try {
      return stage.answer(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new StageAnswer.Silence();
    } catch (RuntimeException e) {
      return new StageAnswer.Told(StageApi.problem(500, "The stage itself failed: " + e));
    }
  }

  private static URI address(HttpExchange exchange) {
    var host = exchange.getRequestHeaders().getFirst("Host");
    var uri = exchange.getRequestURI();
    return uri.isAbsolute() || host == null ? uri : URI.create("http://" + host + uri);
  }

  /** Below the mount. */
  private static String path(HttpExchange exchange) {
    var path = exchange.getRequestURI().getPath();
    return path.equals(Stage.MOUNT) ? "/" : path.substring(Stage.MOUNT.length());
  }

  private static Map<String, List<String>> headers(HttpExchange exchange) {
    var headers = new HashMap<String, List<String>>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    return headers;
  }

  private static void tell(HttpExchange exchange, StageReply reply) throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    var body = reply.body();
    var silent = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), silent ? -1 : body.length);
    if (!silent) {
      exchange.getResponseBody().write(body);
    }
  }
}
