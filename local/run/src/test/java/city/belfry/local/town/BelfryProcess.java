package city.belfry.local.town;

import city.belfry.local.Main;
import city.belfry.runtime.SystemClock;
import city.belfry.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of Belfry's as a process of its own, with this test's class path. */
public final class BelfryProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final Process process;
  private final Path out;
  private final Path err;
  private final Clock clock = new SystemClock();

  /** A command that came to its end. */
  public record Ended(int code, String out, String err) {}

  private BelfryProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** The checkout that the tests run in. */
  public static Path home() {
    // Maven runs the tests in their module.
    return Path.of("").toAbsolutePath().resolve("../..").normalize();
  }

  public static BelfryProcess start(Path home, String... arguments) throws IOException {
    var out = Files.createTempFile("belfry", ".out");
    var err = Files.createTempFile("belfry", ".err");
    var command =
        new ArrayList<String>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dbelfry.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new BelfryProcess(process, out, err);
  }

  /** Runs a command to its end. */
  public static Ended run(Path home, String... arguments) throws IOException, InterruptedException {
    try (var process = start(home, arguments)) {
      return process.ended();
    }
  }

  public Ended ended() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("does not end; so far it said " + Files.readString(out));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** The rest of the line that begins so, as soon as it is written. */
  public String told(String beginning) throws IOException, InterruptedException {
    var end = clock.now().plus(PATIENCE);
    while (clock.now().isBefore(end)) {
      var alive = process.isAlive();
      var text = Files.readString(out);
      var lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      for (var line : lines) {
        if (line.startsWith(beginning)) {
          return line.substring(beginning.length()).strip();
        }
      }
      if (!alive) {
        break;
      }
      clock.awaitUntil(clock.now().plus(GLANCE));
    }
    throw new AssertionError(
        "never told \"" + beginning + "\" but " + Files.readString(out) + Files.readString(err));
  }

  /** What {@code kill -9} does; returns when the process is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() throws IOException {
    kill();
    Files.deleteIfExists(out);
    Files.deleteIfExists(err);
  }
}
