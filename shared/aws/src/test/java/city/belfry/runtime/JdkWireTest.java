package city.belfry.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import city.belfry.platform.Wire.Reply;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wire that leads to public servers only, over TLS to a server on this machine. */
@SuppressWarnings("NullAway.Init")
class JdkWireTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final char[] PASSWORD = "not a secret".toCharArray();

  private static SSLContext tls;

  private final List<String> arrived = new CopyOnWriteArrayList<>();
  private final List<String> resolved = new CopyOnWriteArrayList<>();
  private HttpsServer server;

  @BeforeAll
  static void certify(@TempDir Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    var store = folder.resolve("store.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "signs",
                "-keyalg",
                "EC",
                "-dname",
                "CN=signs.example",
                "-ext",
                "san=dns:signs.example",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .inheritIO()
            .start()
            .waitFor();
    assertThat(made).isZero();
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    tls = SSLContext.getInstance("TLS");
    tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
  }

  @BeforeEach
  void open() throws IOException {
    server = HttpsServer.create(new InetSocketAddress(HERE, 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext(
        "/",
        exchange -> {
          arrived.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("location", "/elsewhere");
          var moved = exchange.getRequestURI().getPath().equals("/moved");
          exchange.sendResponseHeaders(moved ? 308 : 200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  /** Every name leads to these addresses. */
  private JdkWire wire(Predicate<InetAddress> allowed, InetAddress... addresses) {
    return new JdkWire(
        Destinations.PUBLIC,
        through(
            host -> {
              resolved.add(host);
              return addresses;
            },
            allowed));
  }

  private static HttpClient.Builder through(
      CheckedTunnel.Names names, Predicate<InetAddress> allowed) {
    return JdkWire.through(new CheckedTunnel(names, allowed, Duration.ofSeconds(3)))
        .sslContext(tls);
  }

  private HttpRequest post(String host, String path) {
    return HttpRequest.newBuilder(
            URI.create("https://" + host + ":" + server.getAddress().getPort() + path))
        .POST(BodyPublishers.ofString("words".repeat(10_000)))
        .build();
  }

  private static void assertNeverLeft(Reply reply, String why) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.NeverLeft.class, left -> assertThat(left.why()).contains(why));
  }

  @Test
  void reachesAServerThroughTheTunnelAndResolvesOncePerConnection() {
    var wire = wire(_ -> true, HERE);
    for (var i = 0; i < 3; i++) {
      assertThat(wire.send(post("signs.example", "/in?n=" + i)))
          .isInstanceOfSatisfying(
              Reply.Answer.class, answer -> assertThat(answer.status()).isEqualTo(200));
    }
    assertThat(arrived).containsExactly("POST /in?n=0", "POST /in?n=1", "POST /in?n=2");
    assertThat(resolved).containsExactly("signs.example");
  }

  @Test
  void followsNoRedirect() {
    var reply = wire(_ -> true, HERE).send(post("signs.example", "/moved"));
    assertThat(((Reply.Answer) reply).status()).isEqualTo(308);
    assertThat(arrived).containsExactly("POST /moved");
  }

  @Test
  void aNameThatLeadsToAPrivateAddressIsNotReached() {
    var wire = wire(PublicAddresses::include, HERE);
    assertNeverLeft(wire.send(post("signs.example", "/in")), "not public");
    wire.warm(post("signs.example", "/").uri());
    assertThat(resolved).containsExactly("signs.example", "signs.example");
    assertThat(arrived).isEmpty();
  }

  @Test
  void norOneThatLeadsToAPublicAndToAPrivateOne() {
    var reply =
        wire(PublicAddresses::include, InetAddress.ofLiteral("8.8.8.8"), HERE)
            .send(post("signs.example", "/in"));
    assertNeverLeft(reply, "not public");
  }

  /** What is connected to was judged: a name is asked once, whatever it would say next. */
  @Test
  void aNameThatChangesItsMindIsJudgedByWhatIsConnectedTo() {
    var answers = new ArrayList<>(List.of(HERE, InetAddress.ofLiteral("10.0.0.7")));
    var judged = new CopyOnWriteArrayList<InetAddress>();
    var wire =
        new JdkWire(
            Destinations.PUBLIC,
            through(_ -> new InetAddress[] {answers.removeFirst()}, judged::add));
    assertThat(wire.send(post("signs.example", "/in"))).isInstanceOf(Reply.Answer.class);
    assertThat(judged).containsExactly(HERE);
    assertThat(answers).hasSize(1);
  }

  /** The names of the real resolver, judged for real. */
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST"})
  void theMachineItselfIsNotReached(String host) {
    assertNeverLeft(new JdkWire(Destinations.PUBLIC).send(post(host, "/in")), "not public");
    assertThat(arrived).isEmpty();
  }

  @Test
  void aLiteralOrPlainAddressIsRefusedBeforeAnythingIsAsked() {
    var wire = wire(_ -> true, HERE);
    assertNeverLeft(wire.send(post("127.0.0.1", "/in")), "127.0.0.1 is no public address");
    var plain = HttpRequest.newBuilder(URI.create("http://signs.example/in")).build();
    assertNeverLeft(wire.send(plain), "https://");
    assertThat(resolved).isEmpty();
  }

  @Test
  void theCertificateIsStillTheNames() {
    var reply = wire(_ -> true, HERE).send(post("other.example", "/in"));
    assertNeverLeft(reply, "SSLHandshakeException");
    assertThat(arrived).isEmpty();
  }

  @Test
  void nothingLeavesWhereNobodyListensOrNobodyKnowsTheName() throws IOException {
    int closed;
    try (var socket = new ServerSocket(0, 1, HERE)) {
      closed = socket.getLocalPort();
    }
    var wire = wire(_ -> true, HERE);
    var request = HttpRequest.newBuilder(URI.create("https://signs.example:" + closed)).build();
    assertNeverLeft(wire.send(request), "not reached");

    var nameless =
        new JdkWire(
            Destinations.PUBLIC,
            through(
                host -> {
                  throw new UnknownHostException(host);
                },
                _ -> fail("there is nothing to judge")));
    assertNeverLeft(nameless.send(post("signs.example", "/in")), "not reached");
  }

  @Test
  void aNameThatNobodyAnswersForIsNotAwaitedLong() {
    var never = new CountDownLatch(1);
    var tunnel =
        new CheckedTunnel(
            host -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              throw new UnknownHostException(host);
            },
            _ -> true,
            Duration.ofMillis(20));
    var wire = new JdkWire(Destinations.PUBLIC, JdkWire.through(tunnel));
    assertNeverLeft(wire.send(post("signs.example", "/in")), "not reached");
    never.countDown();
  }

  @Test
  void aRequestThatCannotBeMadeNeverLeaves() {
    var wire = new JdkWire(Destinations.ANYWHERE);
    assertNeverLeft(wire.send(post("localhost.", "/in")), "IllegalArgumentException");
  }

  @Test
  void anAnswerWithoutEndIsReadToAMegabyte() throws IOException {
    var endless = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    endless.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            var some = new byte[1 << 16];
            for (var sent = 0; sent < 8 * JdkWire.MOST_BYTES; sent += some.length) {
              exchange.getResponseBody().write(some);
            }
          }
        });
    endless.start();
    try {
      var address = URI.create("http://127.0.0.1:" + endless.getAddress().getPort() + "/");
      var reply = new JdkWire(Destinations.ANYWHERE).send(HttpRequest.newBuilder(address).build());
      assertThat(reply)
          .isInstanceOfSatisfying(
              Reply.Answer.class,
              answer -> {
                assertThat(answer.body()).hasSize(JdkWire.MOST_BYTES);
                assertThat(answer.truncated()).isTrue();
              });
    } finally {
      endless.stop(0);
    }
  }

  @Test
  void onALaptopAnythingIsReached() throws IOException {
    var plain = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    plain.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    plain.start();
    try {
      var address = URI.create("http://127.0.0.1:" + plain.getAddress().getPort() + "/");
      var reply = new JdkWire(Destinations.ANYWHERE).send(HttpRequest.newBuilder(address).build());
      assertThat(((Reply.Answer) reply).status()).isEqualTo(204);
    } finally {
      plain.stop(0);
    }
  }
}
