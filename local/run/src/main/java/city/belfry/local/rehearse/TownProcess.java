package city.belfry.local.rehearse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A town as a process of its own, with its state in a folder: it can be killed, and another started
 * on what it left. Ends with its owner.
 */
public final class TownProcess implements AutoCloseable {
  private static final String UP = "Belfry is up at ";
  private static final String TOKEN = "export BELFRY_TOKEN=";

  private final Process process;
  private final URI address;
  private final String token;

  /**
   * What is wanted of a town.
   *
   * @param home the folder with template.yaml
   * @param stage ends in a slash
   */
  public record Wanted(Path home, Path data, Path channels, URI stage) {}

  private TownProcess(Process process, URI address, String token) {
    this.process = process;
    this.address = address;
    this.token = token;
  }

  /** Starts one on any free port; when this returns, it answers. */
  public static TownProcess start(Wanted wanted) throws IOException {
    var process =
        JavaCommand.start(
            JavaCommand.of(
                List.of(
                    "-Xmx1g",
                    "-XX:+UseSerialGC",
                    // A town is young when it has most to do: after a restart.
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Djdk.httpclient.keepalive.timeout=60",
                    "-Dbelfry.home=" + wanted.home()),
                List.of(
                    "local",
                    "--port",
                    "0",
                    "--data",
                    wanted.data().toString(),
                    "--channels",
                    wanted.channels().toString(),
                    "--stage",
                    wanted.stage().toString())));
    var address = new CompletableFuture<String>();
    var token = new CompletableFuture<String>();
    Thread.ofVirtual().start(() -> listen(process.inputReader(), address, token));
    try {
      var up = address.join();
      return new TownProcess(process, URI.create(up.substring(0, up.indexOf(' '))), token.join());
    } catch (CompletionException e) {
      process.destroyForcibly();
      throw new IOException("the town did not start", e);
    }
  }

  /** To the end: a process whose lines nobody reads would stand still. */
  private static void listen(
      BufferedReader lines, CompletableFuture<String> address, CompletableFuture<String> token) {
    try (lines) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(UP)) {
          address.complete(line.substring(UP.length()) + " ");
        } else if (line.startsWith(TOKEN)) {
          token.complete(line.substring(TOKEN.length()).strip());
        } else if (line.startsWith("{") && line.contains("\"ERROR\"")) {
          System.err.println(line);
        }
      }
    } catch (IOException e) {
      address.completeExceptionally(new UncheckedIOException(e));
    }
    address.completeExceptionally(new IOException("it ended"));
    token.completeExceptionally(new IOException("it ended"));
  }

  public URI address() {
    return address;
  }

  /** May do everything; good for every town on the same folder. */
  public String token() {
    return token;
  }

  /** What {@code kill -9} does; returns when the process is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
