package city.belfry.local.town;

import city.belfry.runtime.Json;
import city.belfry.runtime.SystemClock;
import city.belfry.time.Clock;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A stage and a town, each a process of its own; the town can be killed and started again. */
final class City implements AutoCloseable {
  private static final List<String> CHANNELS =
      List.of(
          "board-city", "weibo-police", "wechat-city", "facebook-city", "x-city-en", "x-city-es");

  /** What of {@link #CHANNELS} the stage sees. */
  static final int ON_STAGE = CHANNELS.size() - 1;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Clock clock = new SystemClock();
  private final Path home = BelfryProcess.home();
  private final Path data;
  private final BelfryProcess stageProcess;
  private final URI stage;
  private BelfryProcess town;
  private URI address;
  private final String token;
  private final Duration start;

  City(Path data) throws IOException, InterruptedException {
    this.data = data;
    this.stageProcess = BelfryProcess.start(home, "stage", "--port", "0");
    this.stage = URI.create(stageProcess.told("stage up"));
    var began = clock.now();
    this.town = local();
    this.address = address();
    this.start = Duration.between(began, clock.now());
    // Also after a restart: the key is kept with the data.
    this.token = town.told("export BELFRY_TOKEN=");
  }

  private BelfryProcess local() throws IOException {
    return BelfryProcess.start(
        home, "local", "--port", "0", "--data", data.toString(), "--stage", stage.toString());
  }

  private URI address() throws IOException, InterruptedException {
    var line = town.told("Belfry is up at");
    return URI.create(line.substring(0, line.indexOf(' ')));
  }

  /** An instant before which this machine, busy as it is, can start the town again. */
  Instant soon() {
    return clock.now().plusSeconds(10).plus(start.multipliedBy(2));
  }

  void kill() {
    town.kill();
  }

  /** Returns when the town answers. */
  void restart() throws IOException, InterruptedException {
    town.close();
    town = local();
    address = address();
  }

  /** Posts to six channels, and returns the post's id. */
  String post(Instant due) throws IOException, InterruptedException {
    var event =
        Json.parse(Files.readAllBytes(home.resolve("events/accept/post-marathon-closure.json")));
    var body =
        (ObjectNode) Json.parse(event.path("body").asText().getBytes(StandardCharsets.UTF_8));
    body.put("due", due.toString());
    body.putObject("latePolicy").put("kind", "send-anyway");
    var channels = body.putArray("channels");
    CHANNELS.forEach(channels::add);
    var answer =
        send(
            asCaller("v1/posts")
                .header("idempotency-key", "kill-test")
                .POST(BodyPublishers.ofByteArray(Json.bytes(body))));
    if (answer.statusCode() != 201) {
      throw new AssertionError(new String(answer.body(), StandardCharsets.UTF_8));
    }
    return Json.parse(answer.body()).path("id").asText();
  }

  /** Lets the platform's next requests take effect at once, and their answers come late. */
  void slow(String platform) throws IOException, InterruptedException {
    var fault = Json.object().put("platform", platform).put("kind", "slow");
    fault.put("times", 2).put("millis", 20_000);
    var answer =
        send(
            HttpRequest.newBuilder(stage.resolve("api/faults"))
                .POST(BodyPublishers.ofByteArray(Json.bytes(fault))));
    if (answer.statusCode() != 201) {
      throw new AssertionError(new String(answer.body(), StandardCharsets.UTF_8));
    }
  }

  List<JsonNode> receipts(String post) throws IOException, InterruptedException {
    return json(asCaller("v1/posts/" + post + "/receipts")).path("receipts").valueStream().toList();
  }

  /** All that was ever placed, by the stage's own list. */
  List<JsonNode> placed() throws IOException, InterruptedException {
    return json(HttpRequest.newBuilder(stage.resolve("api/posts")))
        .path("posts")
        .valueStream()
        .toList();
  }

  /** All publishing requests that came, also those that placed nothing. */
  List<JsonNode> arrivals() throws IOException, InterruptedException {
    return json(HttpRequest.newBuilder(stage.resolve("api/arrivals")))
        .path("arrivals")
        .valueStream()
        .toList();
  }

  /** What the city's own page of the post answers. */
  int page(String post) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address.resolve("p/" + post + "/en.html"))).statusCode();
  }

  private HttpRequest.Builder asCaller(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .header("authorization", "Bearer " + token)
        .header("content-type", "application/json");
  }

  private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
    return Json.parse(send(request).body());
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Override
  public void close() throws IOException {
    town.close();
    stageProcess.close();
    client.close();
  }
}
