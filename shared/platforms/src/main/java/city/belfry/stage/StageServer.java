package city.belfry.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A stage with an HTTP server of its own, on this machine only. */
public final class StageServer implements AutoCloseable {
  /** A thousand deliveries may be due in the same second. */
  private static final int BACKLOG = 4_096;

  private final HttpServer server;
  private final ExecutorService threads;

  private StageServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Opens the door.
   *
   * @param port 0 for any that is free
   */
  public static StageServer start(Stage stage, int port) throws IOException {
    tune();
    var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    var server = HttpServer.create(address, BACKLOG);
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    OwnNames.mount(server, "/", StageServer::outside);
    OwnNames.mount(server, Stage.MOUNT, new StageDoor(stage));
    server.start();
    return new StageServer(server, threads);
  }

  /**
   * Sets what the JDK's server reads once, when its first class loads: answers leave at once, and
   * connections that clients keep warm stay open longer than a JDK client keeps them (30 s), in any
   * number. A request that has not come whole within a minute ends its connection. Whoever mounts a
   * {@link StageDoor} in a server of their own calls this before.
   */
  public static void tune() {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "120");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    System.setProperty("sun.net.httpserver.maxReqTime", "60");
  }

  /** The page's address; a channel's base URL is {@code address().resolve("NAME/")}. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + Stage.MOUNT + "/");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Clients warm their connections with HEAD here; people are shown the way. */
  private static void outside(HttpExchange exchange) throws IOException {
    try (exchange) {
      var root = exchange.getRequestURI().getPath().equals("/");
      if (root && exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Location", Stage.MOUNT + "/");
        exchange.sendResponseHeaders(302, -1);
      } else {
        exchange.sendResponseHeaders(root ? 204 : 404, -1);
      }
    }
  }
}
