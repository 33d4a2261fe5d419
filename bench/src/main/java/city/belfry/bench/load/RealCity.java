package city.belfry.bench.load;

import city.belfry.local.rehearse.Api;
import city.belfry.local.rehearse.StageProcess;
import city.belfry.local.rehearse.TownProcess;
import city.belfry.runtime.Json;
import city.belfry.stage.Stage;
import city.belfry.stage.StageServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A stage and a town, each a process of its own; the town can be killed and started again on its
 * folder, which goes with this. For one thread.
 */
public final class RealCity implements AutoCloseable {
  private final Path home;
  private final Path folder;
  private final Thread onExit;
  private final OpenStage stage;
  private final AtomicReference<@Nullable TownProcess> town;
  private Api api;

  private RealCity(
      Path home,
      Path folder,
      Thread onExit,
      OpenStage stage,
      AtomicReference<@Nullable TownProcess> town)
      throws IOException {
    this.home = home;
    this.folder = folder;
    this.onExit = onExit;
    this.stage = stage;
    this.town = town;
    town.set(TownProcess.start(wanted()));
    this.api = opened();
  }

  /** A stage that answers, and how it is closed. */
  private record OpenStage(URI address, Runnable close) {}

  /** Starts both, each in a process of its own; when this returns, they answer. */
  public static RealCity start(Path home) throws IOException {
    var process = StageProcess.start();
    return start(home, new OpenStage(process.address(), process::close));
  }

  /** Starts a town, with a stage in this process, which is not the town's. */
  public static RealCity start(Path home, Stage stage) throws IOException {
    var server = StageServer.start(stage, 0);
    return start(home, new OpenStage(server.address(), server::close));
  }

  private static RealCity start(Path home, OpenStage stage) throws IOException {
    var folder = Files.createTempDirectory("belfry-bench");
    var town = new AtomicReference<@Nullable TownProcess>();
    // Also when a person interrupts the bench.
    var onExit = new Thread(() -> end(town, folder));
    Runtime.getRuntime().addShutdownHook(onExit);
    try {
      return new RealCity(home, folder, onExit, stage, town);
    } catch (IOException | RuntimeException e) {
      stage.close.run();
      end(town, folder);
      throw e;
    }
  }

  /** Its channels, of every class. */
  public static Path channels(Path home) {
    return home.resolve("events/channels/every-class.json");
  }

  /** The class of each channel, by name, in the file's order. */
  public static Map<String, String> classes(Path home) throws IOException {
    var classes = new LinkedHashMap<String, String>();
    for (var channel : Json.parse(Files.readAllBytes(channels(home))).path("channels")) {
      classes.put(channel.path("name").asText(), channel.path("settings").path("class").asText());
    }
    return classes;
  }

  private TownProcess.Wanted wanted() {
    return new TownProcess.Wanted(home, folder.resolve("data"), channels(home), stage.address);
  }

  private Api opened() {
    return new Api(running().address(), stage.address, running().token());
  }

  public Api api() {
    return api;
  }

  private TownProcess running() {
    return Objects.requireNonNull(town.get());
  }

  /** What {@code kill -9} does; the town is gone when this returns. */
  public void kill() {
    running().kill();
  }

  /** Starts a town on what the killed one left; returns when it answers. */
  public void restart() throws IOException {
    town.set(TownProcess.start(wanted()));
    api.close();
    api = opened();
  }

  @Override
  public void close() {
    api.close();
    stage.close.run();
    end(town, folder);
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException _) {
      // It is running already.
    }
  }

  /** The town first: what lives would write on. */
  private static void end(AtomicReference<@Nullable TownProcess> town, Path folder) {
    var last = town.get();
    if (last != null) {
      last.close();
    }
    delete(folder);
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println(folder + " is left behind: " + e.getMessage());
    }
  }
}
