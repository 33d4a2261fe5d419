package city.belfry.stage;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lets in who calls this machine by its own names. A page of another site may lead a browser here
 * too, by a name of its own that it points at this machine, or across origins: it is refused. Safe
 * for threads.
 */
public final class OwnNames extends Filter {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1");

  private OwnNames() {}

  /** Mounts a door behind this filter. */
  public static void mount(HttpServer server, String path, HttpHandler door) {
    server.createContext(path, door).getFilters().add(new OwnNames());
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    if (own(exchange.getRequestHeaders())) {
      chain.doFilter(exchange);
    } else {
      refuse(exchange);
    }
  }

  /** Through a forwarded port the number is another: only names are looked at. */
  private static boolean own(Headers headers) {
    var hosts = headers.getOrDefault("Host", List.of());
    var origins = headers.getOrDefault("Origin", List.of());
    return hosts.size() == 1
        && isOwn(hosts.getFirst())
        && origins.stream()
            .allMatch(origin -> origin.startsWith("http://") && isOwn(origin.substring(7)));
  }

  private static boolean isOwn(String authority) {
    return NAMES.contains(authority.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT));
  }

  private static void refuse(HttpExchange exchange) throws IOException {
    try (exchange) {
      var port = exchange.getLocalAddress().getPort();
      var text =
          "Only this machine is answered, by its own name: call http://localhost:%d/.\n"
              .formatted(port);
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("content-type", "text/plain; charset=utf-8");
      var silent = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(403, silent ? -1 : bytes.length);
      if (!silent) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public String description() {
    return "answers to this machine's own names only";
  }
}
