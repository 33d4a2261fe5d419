package city.belfry.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The way out for the wire's client: a CONNECT proxy inside this process, at loopback. The client
 * resolves no name itself; here a name is resolved once, its addresses are judged, and the very
 * address that was judged is connected to. So no name can lead elsewhere between look and leap. TLS
 * goes through untouched: client and server verify each other as without it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#CONNECT">CONNECT</a>
 */
final class CheckedTunnel {
  /** As {@link InetAddress#getAllByName}. */
  @FunctionalInterface
  interface Names {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  private static final Pattern CONNECT = Pattern.compile("CONNECT \\[?([^ \\]]+)]?:(\\d{1,5}) .*");
  private static final int MOST_HEAD_BYTES = 8_192;

  private final Names names;
  private final Predicate<InetAddress> allowed;
  private final Duration patience;
  private final ServerSocket door;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param patience with the resolver, and again with the far side while connecting
   */
  CheckedTunnel(Names names, Predicate<InetAddress> allowed, Duration patience) {
    this.names = names;
    this.allowed = allowed;
    this.patience = patience;
    try {
      this.door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::open);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) door.getLocalSocketAddress();
  }

  private void open() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        threads.execute(() -> serve(client));
      } catch (IOException _) {
        // For one connection there was no room: the next may find some.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      var asked = CONNECT.matcher(head(client.getInputStream()));
      if (!asked.lookingAt()) {
        answer(client, "405 Method Not Allowed");
        return;
      }
      connect(client, asked.group(1), Integer.parseInt(asked.group(2)));
    } catch (IOException | IllegalArgumentException _) {
      // The client sees its connection end.
    }
  }

  private void connect(Socket client, String host, int port) throws IOException {
    try (var server = new Socket()) {
      try {
        var addresses = resolved(host);
        if (!Arrays.stream(addresses).allMatch(allowed)) {
          answer(client, "403 Forbidden");
          return;
        }
        server.setTcpNoDelay(true);
        server.connect(new InetSocketAddress(addresses[0], port), (int) patience.toMillis());
      } catch (IOException _) {
        answer(client, "502 Bad Gateway");
        return;
      }
      answer(client, "200 OK");
      try (var back = Executors.newVirtualThreadPerTaskExecutor()) {
        back.execute(() -> pump(server, client));
        pump(client, server);
      }
    }
  }

  /** The resolver has patience of its own, longer than anybody waits for an answer. */
  private InetAddress[] resolved(String host) throws IOException {
    var asked = threads.submit(() -> names.resolve(host));
    try {
      return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Byte for byte until one side ends, which the other is told. */
  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException _) {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed.
    }
  }

  /** The request's head; the client waits for an answer before it sends anything else. */
  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    for (var next = in.read(); next >= 0 && head.size() < MOST_HEAD_BYTES; next = in.read()) {
      head.write(next);
      if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        return head.toString(StandardCharsets.ISO_8859_1);
      }
    }
    throw new IOException("no request");
  }

  private static void answer(Socket client, String status) throws IOException {
    client
        .getOutputStream()
        .write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }
}
