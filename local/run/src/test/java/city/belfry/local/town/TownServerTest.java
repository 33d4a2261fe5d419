package city.belfry.local.town;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.people.Role;
import city.belfry.local.issuer.LocalIssuer;
import city.belfry.time.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What a laptop's town answers to whoever is not meant, byte by byte: no client is in between. */
class TownServerTest {
  private static LocalTown town;

  @BeforeAll
  static void open() throws IOException {
    var home = home();
    town =
        LocalTown.start(
            new LocalTown.Wanted(
                home,
                0,
                Optional.empty(),
                home.resolve("events/channels/arroyo-vista.json"),
                Optional.empty(),
                line -> {}));
  }

  @AfterAll
  static void close() {
    town.close();
  }

  private static Path home() {
    var folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("template.yaml"))) {
      folder = folder.getParent();
    }
    return Objects.requireNonNull(folder, "no template.yaml above the working folder");
  }

  private static String host() {
    return "Host: localhost:" + town.address().getPort();
  }

  private static String signedIn() {
    return "Authorization: Bearer " + town.token();
  }

  /** The whole answer, its head in lower case. */
  private static String answer(String line, String... headers) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), town.address().getPort())) {
      var request =
          line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var whole = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var end = whole.indexOf("\r\n\r\n");
      return whole.substring(0, end).toLowerCase(Locale.ROOT) + whole.substring(end);
    }
  }

  private static void assertStatus(int status, String answer) {
    assertThat(answer).startsWith("http/1.1 " + status + " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1/hold",
        "/p/post/",
        "/pictures/a.jpg",
        "/status.html",
        "/attention",
        "/parameters/channels/x/a",
        "/stage/",
        "/stage/api/faults"
      })
  void answersToItsOwnNamesAlone(String path) throws IOException {
    for (var name : new String[] {"rebound.example", "localhost.rebound.example", "127.0.0.2"}) {
      var foreign = "Host: " + name + ":" + town.address().getPort();
      assertStatus(403, answer("GET " + path, foreign, signedIn()));
    }
    assertStatus(403, answer("GET " + path, "Host: rebound.example", host(), signedIn()));
    for (var name : new String[] {"localhost", "127.0.0.1", "LOCALHOST:9000"}) {
      assertThat(answer("GET " + path, "Host: " + name, signedIn()))
          .doesNotStartWith("http/1.1 403");
    }
  }

  @Test
  void showsTheStatusPageToEverybodyOnceItIsThere() throws IOException {
    assertStatus(404, answer("GET /status.html", host()));
    var bucket = town.town().wiring().buckets().getFirst();
    town.town()
        .cloud()
        .client(S3Client.class)
        .putObject(r -> r.bucket(bucket).key("status.html"), RequestBody.fromString("awake"));

    assertThat(answer("GET /status.html", host())).startsWith("http/1.1 200 ").contains("awake");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "http://localhost.evil.example", "null"})
  void takesNothingFromAPageOfAnotherSite(String origin) throws IOException {
    var from = "Origin: " + origin;
    assertStatus(403, answer("POST /v1/posts", host(), signedIn(), from, "Content-Length: 0"));
    assertStatus(403, answer("DELETE /stage/api/faults", host(), from));
    assertStatus(403, answer("OPTIONS /v1/posts", host(), from));
    var own = "Origin: http://localhost:" + town.address().getPort();
    assertStatus(200, answer("GET /v1/hold", host(), signedIn(), own));
  }

  @Test
  void opensToABearersTokenAndToNothingElse() throws IOException {
    assertStatus(200, answer("GET /v1/hold", host(), signedIn()));
    var token = town.token();
    assertStatus(401, answer("GET /v1/hold", host()));
    assertStatus(
        401,
        answer(
            "GET /v1/hold", host(), "Cookie: Authorization=Bearer " + token + "; token=" + token));
    assertStatus(401, answer("GET /v1/hold?access_token=" + token, host()));
    assertStatus(401, answer("GET /v1/hold", host(), "Authorization: Basic " + token));
    assertStatus(401, answer("PUT /parameters/channels/x/a", host(), "Cookie: token=" + token));
  }

  @Test
  void believesNoTokenThatItDidNotSign() throws IOException {
    var parts = town.token().split("\\.", -1);
    var unsigned = base64("{\"alg\":\"none\"}") + "." + parts[1] + ".";
    var stranger =
        LocalIssuer.start(
                Optional.empty(), new SettableClock(Instant.parse("2030-01-01T00:00:00Z")))
            .token("local-administrator", Set.of(Role.ADMINISTRATOR));
    for (var token :
        new String[] {unsigned, stranger, parts[0] + "." + parts[1] + ".", "", "a.b.c"}) {
      var bearer = "Authorization: Bearer " + token;
      assertStatus(401, answer("GET /v1/hold", host(), bearer));
      assertStatus(401, answer("PUT /parameters/channels/x/a", host(), bearer));
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /",
        "GET /stage/",
        "GET /attention",
        "GET /v1/hold",
        "GET /v1/posts/a%0d%0aset-cookie:%20a=b",
        "GET /v1/channels/a%0D%0ASet-Cookie:%20a=b",
        "GET /v1/posts?month=%0d%0aset-cookie:%20a=b",
        "GET /p/a%0d%0aset-cookie:%20a=b/"
      })
  void setsNoCookieAndOpensItselfToNoOtherOrigin(String line) throws IOException {
    var answer = answer(line, host(), signedIn());
    assertThat(answer.substring(0, answer.indexOf("\r\n\r\n")))
        .doesNotContain("set-cookie", "access-control-allow");
  }
}
