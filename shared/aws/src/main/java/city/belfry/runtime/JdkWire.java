package city.belfry.runtime;

import city.belfry.platform.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;

/**
 * The wire on the JDK's client: HTTP/1.1, no redirects, nothing retried. Where only public
 * destinations are allowed, every connection goes through a {@link CheckedTunnel}. Safe for
 * threads.
 */
public final class JdkWire implements Wire {
  /** The most of an answer that is read. */
  static final int MOST_BYTES = 1 << 20;

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(15);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Destinations destinations;
  private final HttpClient client;

  public JdkWire(Destinations destinations) {
    this(
        destinations,
        switch (destinations) {
          case ANYWHERE -> HttpClient.newBuilder();
          case PUBLIC ->
              through(
                  new CheckedTunnel(InetAddress::getAllByName, PublicAddresses::include, CONNECT));
        });
  }

  JdkWire(Destinations destinations, HttpClient.Builder start) {
    this.destinations = destinations;
    // HTTP/1.1: one connection an exchange, so that one slow answer delays no other.
    this.client =
        start
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .executor(threads)
            .build();
  }

  /** A client that reaches nothing but what a tunnel lets it. */
  static HttpClient.Builder through(CheckedTunnel tunnel) {
    return HttpClient.newBuilder().proxy(ProxySelector.of(tunnel.address()));
  }

  @Override
  public Optional<String> refusal(URI address) {
    return destinations.refusal(address);
  }

  @Override
  public void warm(URI host) {
    send(
        HttpRequest.newBuilder(host.resolve("/"))
            .method("HEAD", BodyPublishers.noBody())
            .timeout(CONNECT)
            .build());
  }

  @Override
  public Reply send(HttpRequest request) {
    var refusal = refusal(request.uri());
    return refusal.isPresent() ? new Reply.NeverLeft(refusal.get()) : exchange(request);
  }

  private Reply exchange(HttpRequest request) {
    var bounded =
        request.timeout().isPresent()
            ? request
            : HttpRequest.newBuilder(request, (name, value) -> true).timeout(READ).build();
    try {
      return answer(client.send(bounded, BodyHandlers.ofInputStream()));
    } catch (ConnectException
        | HttpConnectTimeoutException
        | UnresolvedAddressException
        | SSLHandshakeException e) {
      return new Reply.NeverLeft(why(e));
    } catch (IllegalArgumentException e) {
      // A request that the client cannot make, by its host's name or its headers.
      return new Reply.NeverLeft(why(e));
    } catch (IOException e) {
      return tunnelled(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.NoAnswer("interrupted while waiting for the answer");
    }
  }

  /** What fails before the tunnel stands has not begun to leave. */
  private static Reply tunnelled(IOException e) {
    return switch (String.valueOf(e.getMessage())) {
      case "Tunnel failed, got: 403" ->
          new Reply.NeverLeft("the host's name leads to an address that is not public");
      case "Tunnel failed, got: 502" -> new Reply.NeverLeft("the host was not reached");
      default -> new Reply.NoAnswer(why(e));
    };
  }

  /** The client's own time-out ends with the headers; a body that drips has as long again. */
  private Reply answer(HttpResponse<InputStream> response) throws InterruptedException {
    try (var body = response.body()) {
      return threads.submit(() -> read(response, body)).get(READ.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return new Reply.NoAnswer("the answer's body did not end within " + READ.toSeconds() + " s");
    } catch (ExecutionException | IOException e) {
      return new Reply.NoAnswer(why(e));
    }
  }

  private static Reply read(HttpResponse<InputStream> response, InputStream body)
      throws IOException {
    var bytes = body.readNBytes(MOST_BYTES);
    var truncated = body.read() >= 0;
    var headers =
        response.headers().map().entrySet().stream()
            .collect(
                Collectors.toMap(e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    return new Reply.Answer(response.statusCode(), headers, bytes, truncated);
  }

  private static String why(Exception e) {
    return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }
}
