package city.belfry.bench.lateness;

import city.belfry.bench.load.Volley;
import city.belfry.runtime.Json;
import city.belfry.time.Clock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What the machine could do without Belfry: fifty threads that post the same bodies to the same
 * stage at one instant, promising nothing.
 */
final class Floor implements AutoCloseable {
  private static final int THREADS = 50;
  private static final Duration WARM = Duration.ofSeconds(1);

  private final URI stage;
  private final Clock clock;
  private final ScheduledExecutorService threads = new ScheduledThreadPoolExecutor(THREADS);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @param stage ends in a slash
   */
  Floor(URI stage, Clock clock) {
    this.stage = stage;
    this.clock = clock;
  }

  /** Posts a volley at an instant; returns when all is answered. */
  void run(Volley volley, Instant due) throws IOException, InterruptedException {
    var all = new ArrayList<Future<?>>();
    for (var i = 0; i < Math.min(THREADS, volley.deliveries()); i++) {
      all.add(at(due.minus(WARM), warming()));
    }
    for (var post = 0; post < volley.posts(); post++) {
      for (var account : volley.channelsOf(post)) {
        all.add(at(due, posting(account, volley.text(post))));
      }
    }
    await(all);
  }

  private Future<?> at(Instant instant, HttpRequest request) {
    var delay = Duration.between(clock.now(), instant).toNanos();
    return threads.schedule(() -> send(request), delay, TimeUnit.NANOSECONDS);
  }

  private Integer send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofByteArray()).statusCode();
  }

  private static void await(List<Future<?>> all) throws IOException, InterruptedException {
    try {
      for (var future : all) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("the floor cannot post: " + e.getCause(), e);
    }
  }

  private HttpRequest warming() {
    return HttpRequest.newBuilder(stage.resolve("/"))
        .method("HEAD", BodyPublishers.noBody())
        .build();
  }

  private HttpRequest posting(String account, String text) {
    var body = Json.object().put("text", text).put("language", "en").put("account", account);
    return HttpRequest.newBuilder(stage.resolve("sample/messages"))
        .header("authorization", "Bearer stage-" + account)
        .header("sample-class", "searchable")
        .header("content-type", "application/json")
        .POST(BodyPublishers.ofByteArray(Json.bytes(body)))
        .build();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    client.close();
  }
}
