package city.belfry.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.platform.sample.stage.SampleStage;
import city.belfry.time.SettableClock;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageServerTest {
  private static final Instant START = Instant.parse("2026-11-22T17:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SettableClock clock = new SettableClock(START);
  private final Stage stage =
      new Stage(List.of(new SampleStage(clock)), clock, ZoneId.of("America/Los_Angeles"));
  private final HttpClient client = HttpClient.newHttpClient();
  private StageServer server;

  @BeforeEach
  void openTheStage() throws IOException {
    server = StageServer.start(stage, 0);
  }

  @AfterEach
  void closeTheStage() {
    server.close();
    client.shutdownNow();
  }

  @Test
  void answersAsThePlatformAndTellsWhatCame() throws Exception {
    clock.set(START.plusNanos(3_000_000));
    assertThat(place("city", "Main St closed").statusCode()).isEqualTo(201);

    var post = json("GET", "api/posts", "").at("/posts/0");
    assertThat(post.path("platform").asText()).isEqualTo("sample");
    assertThat(post.path("account").asText()).isEqualTo("city");
    assertThat(post.path("text").asText()).isEqualTo("Main St closed");
    assertThat(post.path("arrived").asText()).isEqualTo("2026-11-22T17:00:00.003000000Z");
    var arrival = json("GET", "api/arrivals", "").at("/arrivals/0");
    assertThat(arrival.path("id").asText()).isEqualTo(post.path("id").asText());
    assertThat(arrival.path("status").asInt()).isEqualTo(201);
    assertThat(arrival.path("fault").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "error-after, 503, 1, 0",
    "error-before, 503, 0, 0",
    "limited, 429, 0, 0",
    "slow, 201, 1, 2",
    "timeout-after, 0, 1, 60",
    "timeout-before, 0, 0, 60",
    "reset-after, 0, 1, 0",
    "reset-before, 0, 0, 0"
  })
  void playsAFaultOnce(String kind, int status, int placed, int seconds) throws Exception {
    assertThat(fault("\"kind\":\"" + kind + "\"").statusCode()).isEqualTo(201);

    if (status == 0) {
      assertThatThrownBy(() -> place("city", "first")).isInstanceOf(IOException.class);
    } else {
      assertThat(place("city", "first").statusCode()).isEqualTo(status);
    }

    assertThat(clock.now()).isEqualTo(START.plusSeconds(seconds));
    assertThat(json("GET", "api/posts", "").path("posts")).hasSize(placed);
    var arrival = json("GET", "api/arrivals", "").at("/arrivals/0");
    assertThat(arrival.path("fault").asText()).isEqualTo(kind);
    assertThat(arrival.path("status").asInt(0)).isEqualTo(status);
    assertThat(arrival.path("id").isNull()).isEqualTo(placed == 0);
    assertThat(place("city", "second").statusCode()).isEqualTo(201);
  }

  @Test
  void holdsAConnectionAsLongAsItWasTold() throws Exception {
    fault("\"kind\":\"timeout-before\",\"millis\":1500");

    assertThatThrownBy(() -> place("city", "first")).isInstanceOf(IOException.class);
    assertThat(clock.now()).isEqualTo(START.plusMillis(1500));
  }

  @Test
  void saysHowLongAPlatformIsLimited() throws Exception {
    fault("\"kind\":\"limited\",\"until\":\"2026-11-22T17:00:30Z\"");

    assertThat(place("city", "first").headers().firstValue("retry-after")).contains("30");
  }

  @Test
  void choosesRequestsByAccountAndText() throws Exception {
    fault("\"kind\":\"error-before\",\"account\":\"city\",\"textContains\":\"封路\"");

    assertThat(place("city-2", "封路").statusCode()).isEqualTo(201);
    assertThat(place("city", "open").statusCode()).isEqualTo(201);
    assertThat(place("city", "Main St 封路").statusCode()).isEqualTo(503);
  }

  @Test
  void playsAFaultAsOftenAsAskedAndNotAfterItWasTakenBack() throws Exception {
    fault("\"kind\":\"error-before\",\"times\":3");

    assertThat(place("city", "1").statusCode()).isEqualTo(503);
    assertThat(json("GET", "api/faults", "").at("/faults/0/times").asInt()).isEqualTo(2);
    assertThat(send("DELETE", "api/faults", "").statusCode()).isEqualTo(204);
    assertThat(place("city", "2").statusCode()).isEqualTo(201);
  }

  @Test
  void leavesRequestsThatNobodySeesAlone() throws Exception {
    fault("\"kind\":\"error-before\"");

    assertThat(send("GET", "sample/messages?account=city", "").statusCode()).isEqualTo(200);
    assertThat(json("GET", "api/arrivals", "").path("arrivals")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{\"platform\":\"pigeon\",\"kind\":\"slow\"}",
        "{\"platform\":\"sample\",\"kind\":\"sulk\"}",
        "{\"platform\":\"sample\",\"kind\":\"slow\",\"times\":0}",
        "{\"platform\":\"sample\",\"kind\":\"slow\",\"times\":\"two\"}",
        "{\"platform\":\"sample\",\"kind\":\"slow\",\"millis\":60001}",
        "{\"platform\":\"sample\",\"kind\":\"limited\",\"until\":\"soon\"}",
        "{\"platform\":\"sample\",\"kind\":\"slow\",\"account\":7}",
        "{\"platform\":\"sample\",\"kind\":\"slow\",\"colour\":\"red\"}"
      })
  void saysWhatIsWrongWithAFault(String body) throws Exception {
    var answer = send("POST", "api/faults", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(JSON.readTree(answer.body()).path("title").asText())
        .endsWith(".")
        .hasSizeLessThan(160);
    assertThat(stage.play().waiting()).isEmpty();
  }

  @Test
  void attributesEachMessageToTheRequestThatPlacedIt() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          IntStream.range(0, 100)
              .<Callable<Integer>>mapToObj(i -> () -> place("city", "no. " + i).statusCode())
              .toList();
      assertThat(threads.invokeAll(tasks)).extracting(Future::resultNow).containsOnly(201);
    }

    assertThat(stage.arrivals().all())
        .hasSize(100)
        .extracting(Arrival::placed)
        .doesNotContainNull()
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesABodyThatIsTooLong() throws Exception {
    var answer = send("POST", "sample/messages", "x".repeat(StageDoor.MOST_BYTES + 1));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void letsClientsWarmTheirConnectionsAndShowsPeopleTheWay() throws Exception {
    var root = server.address().resolve("/");
    var head = HttpRequest.newBuilder(root).method("HEAD", BodyPublishers.noBody()).build();

    assertThat(client.send(head, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
    var people = client.send(HttpRequest.newBuilder(root).build(), BodyHandlers.ofString());
    assertThat(people.headers().firstValue("location")).contains("/stage/");
    assertThat(send("GET", "", "").body()).contains("What residents would see");
    assertThat(send("GET", "pigeon/messages", "").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> fault(String fields) throws Exception {
    return send("POST", "api/faults", "{\"platform\":\"sample\"," + fields + "}");
  }

  private HttpResponse<String> place(String account, String text)
      throws IOException, InterruptedException {
    var body = JSON.createObjectNode().put("account", account).put("text", text);
    return send("POST", "sample/messages", body.toString(), account);
  }

  private JsonNode json(String method, String path, String body)
      throws IOException, InterruptedException, JsonProcessingException {
    return JSON.readTree(send(method, path, body).body());
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(method, path, body, "city");
  }

  private HttpResponse<String> send(String method, String path, String body, String account)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.address().resolve(path))
            .header("authorization", "Bearer stage-" + account)
            .header("content-type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
