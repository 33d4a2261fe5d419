package city.belfry.platform;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP exchange at a time: no redirect followed, nothing retried, answers bounded to 1 MiB,
 * connect and read time-outs kept. Safe for threads.
 */
public interface Wire {
  /** Opens a connection to the host, so that the next request finds it warm. Never fails. */
  void warm(URI host);

  /**
   * Why nothing is carried to an address, as far as the address alone tells; nothing where it would
   * be tried.
   */
  default Optional<String> refusal(URI address) {
    return Optional.empty();
  }

  /** Sends, and says whether the request can have arrived. */
  Reply send(HttpRequest request);

  /** What an exchange came to. */
  sealed interface Reply {
    /**
     * The server answered.
     *
     * @param headers names in lower case
     * @param truncated the body was longer than what is kept
     */
    record Answer(int status, Map<String, List<String>> headers, byte[] body, boolean truncated)
        implements Reply {
      public Answer {
        headers = Map.copyOf(headers);
      }

      /** The body as UTF-8; what is malformed becomes U+FFFD. */
      public String text() {
        return new String(body, StandardCharsets.UTF_8);
      }

      public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(List::getFirst);
      }
    }

    /** Certainly no byte reached the server: name not resolved, connection or TLS refused. */
    record NeverLeft(String why) implements Reply {}

    /** The request may have arrived: time-out, broken connection. */
    record NoAnswer(String why) implements Reply {}
  }
}
