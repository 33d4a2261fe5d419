package city.belfry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands make of a front door that is slow, old, new, or says little. */
class FrontTest {
  private static final String POST = "{\"id\":\"01KAR8ZQ3N5V7WX9YB2CD4EF6G\",\"plan\":[]}";

  @TempDir private Path folder;
  private final Queue<Said> answers = new ConcurrentLinkedQueue<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private TestMachine machine;
  private HttpServer server;

  private record Said(int status, String level, String body) {}

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            var said = answers.size() > 1 ? answers.remove() : answers.element();
            if (!said.level().isEmpty()) {
              exchange.getResponseHeaders().set("belfry-api", said.level());
            }
            var bytes = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    machine = new TestMachine(folder);
    machine.leaveWord(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "a-secret-token");
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private TestMachine.Ended post() {
    return machine.run("post", "--headline", "en=A", "--channels", "x-city-en");
  }

  @Test
  void aPostIsRepeatedWithTheSameKey() {
    answers.add(new Said(503, "", "{}"));
    answers.add(new Said(504, "", "{}"));
    answers.add(new Said(201, "1", POST));

    var ended = post();

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(keys).containsExactly("key-1", "key-1", "key-1");
  }

  @Test
  void aPostThatNobodyAnswersNamesTheKeyToRepeatItWith() {
    answers.add(new Said(503, "", "{}"));
    var ended = post();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("--key key-1", "sends nothing twice");
  }

  @Test
  void aPersonsWordIsNotRepeated() {
    answers.add(new Said(503, "", "{}"));
    var ended = machine.run("confirm", "01KAR8ZQ3N5V7WX9YB2CD4EF6G.x.en", "--seen", "2");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(keys).hasSize(1);
  }

  @Test
  void aNewerApiIsTold() {
    answers.add(new Said(200, "2", "{\"channels\":[]}"));
    var ended = machine.run("channels");
    assertThat(ended.err()).contains("speaks API 2", "they are too old", "git pull");
  }

  @Test
  void anOlderApiIsTold() {
    answers.add(new Said(200, "", "{\"channels\":[]}"));
    assertThat(machine.run("channels").err()).contains("older than these commands");
    answers.clear();
    answers.add(new Said(200, "1", "{\"channels\":[]}"));
    assertThat(machine.run("channels").err()).isEmpty();
  }

  /** One answer for every question: nothing but what the heartbeat's door says is in it. */
  @Test
  void aSystemThatSleepsIsFoundByTheDoctor() {
    answers.add(
        new Said(
            200,
            "1",
            "{\"channels\":[],\"alive\":false,\"last\":{\"sent\":\"2026-11-20T05:05:00.001Z\"}}"));
    assertThat(machine.run("doctor").out())
        .contains("WRONG  heartbeat", "came at 2026-11-20T05:05:00.001Z", "HeartbeatAlarm");
    answers.clear();
    answers.add(new Said(200, "1", "{\"channels\":[],\"alive\":true}"));
    assertThat(machine.run("doctor").out()).contains("well   heartbeat");
  }

  @Test
  void theGatewaysShortAnswersBecomeSentences() {
    answers.add(new Said(401, "", "{\"message\":\"Unauthorized\"}"));
    var ended = machine.run("list");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .contains("does not know who you are", "./belfry local")
        .doesNotContain("a-secret-token", "older");
  }

  @Test
  void aServerThatIsGoneIsNamed() {
    server.stop(0);
    var ended = machine.run("list");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("does not answer", "Try again").hasLineCount(1);
  }

  @Test
  void whatAPlatformSaidMovesNoCursor() {
    answers.add(
        new Said(
            200, "1", "{\"posts\":[{\"id\":\"1\",\"headline\":\"a\\u001b[2Jb\\nc\\u202ed\"}]}"));
    assertThat(machine.run("list").out()).contains("a�[2Jb · c�d");
  }
}
