package city.belfry.local.rehearse;

import city.belfry.local.command.StageCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The stage as a process of its own, so that the clock that tells arrivals is not that of the
 * publisher's process. Ends with its owner.
 */
public final class StageProcess implements AutoCloseable {
  private final Process process;
  private final URI address;

  private StageProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts one on any free port; when this returns, it answers. */
  public static StageProcess start() throws IOException {
    var process =
        JavaCommand.start(
            JavaCommand.of(
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"), List.of("stage", "--port", "0")));
    return new StageProcess(process, address(process.inputReader()));
  }

  private static URI address(BufferedReader reader) throws IOException {
    var line = reader.readLine();
    if (line == null || !line.startsWith(StageCommand.READY)) {
      throw new IOException("the stage did not start: " + line);
    }
    return URI.create(line.substring(StageCommand.READY.length()).strip());
  }

  /** Its page; ends in a slash. */
  public URI address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(3, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
