package city.belfry.local.town;

import city.belfry.local.issuer.Issuer;
import city.belfry.stage.OwnNames;
import city.belfry.stage.Stage;
import city.belfry.stage.StageDoor;
import city.belfry.stage.StageServer;
import city.belfry.time.Ids;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The town's one port, on this machine only and by its own names: the API, the city's own pages,
 * what needs a person, and the stage where it runs in the same process.
 */
public final class TownServer implements AutoCloseable {
  private static final int BACKLOG = 1_024;
  private static final String NO_PAGE =
      "<!doctype html><html lang=en><title>Not here</title><p>There is no such page, or not yet: a"
          + " post's page appears at its due second.";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private TownServer(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
  }

  /**
   * Takes the port, before anything is behind it.
   *
   * @param port 0 for any that is free
   * @throws PortTaken when it cannot be had
   */
  public static TownServer bind(int port) throws IOException {
    StageServer.tune();
    var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    try {
      return new TownServer(HttpServer.create(address, BACKLOG));
    } catch (BindException e) {
      throw new PortTaken(port, e);
    }
  }

  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  /**
   * Opens the doors.
   *
   * @param bucket where the board's pages are
   * @param stage to be shown here; empty where it runs elsewhere
   */
  void open(
      Town town,
      Issuer issuer,
      Ids ids,
      S3Client pages,
      String bucket,
      Attention attention,
      ParameterDoor parameters,
      Optional<Stage> stage) {
    OwnNames.mount(server, "/", TownServer::welcome);
    OwnNames.mount(server, "/v1/", new FrontDoor(town, issuer, ids));
    OwnNames.mount(server, "/p/", exchange -> page(exchange, pages, bucket));
    OwnNames.mount(server, "/pictures/", exchange -> page(exchange, pages, bucket));
    OwnNames.mount(server, "/status.html", exchange -> page(exchange, pages, bucket));
    OwnNames.mount(server, "/attention", attention);
    OwnNames.mount(server, "/parameters/", parameters);
    stage.ifPresent(s -> OwnNames.mount(server, Stage.MOUNT, new StageDoor(s)));
    server.start();
  }

  private static void welcome(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals("/")) {
        FrontDoor.tell(exchange, 404, "text/html; charset=utf-8", NO_PAGE);
      } else if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(204, -1);
      } else {
        exchange.getResponseHeaders().set("location", Stage.MOUNT + "/");
        exchange.sendResponseHeaders(302, -1);
      }
    }
  }

  private static void page(HttpExchange exchange, S3Client pages, String bucket)
      throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring(1);
      var key = path.endsWith("/") ? path + "index.html" : path;
      try (var object = pages.getObject(r -> r.bucket(bucket).key(key))) {
        exchange.getResponseHeaders().set("content-type", object.response().contentType());
        exchange.sendResponseHeaders(200, 0);
        object.transferTo(exchange.getResponseBody());
      } catch (NoSuchKeyException _) {
        FrontDoor.tell(exchange, 404, "text/html; charset=utf-8", NO_PAGE);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
