package city.belfry.local.command;

import city.belfry.local.town.LocalTown;
import city.belfry.local.town.PortTaken;
import city.belfry.runtime.SystemClock;
import city.belfry.stage.StageServer;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the stage alone. */
@Command(
    name = "stage",
    description = "Runs the stage alone: stand-ins for the platforms' APIs, and their page.",
    mixinStandardHelpOptions = true)
public final class StageCommand implements Callable<Integer> {
  /** What the first line begins with; the address follows. */
  public static final String READY = "stage up   ";

  @Option(
      names = "--port",
      defaultValue = "8090",
      converter = Port.class,
      paramLabel = "PORT",
      description = "0 for any (usually ${DEFAULT-VALUE})")
  private int port;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (var server = StageServer.start(LocalTown.stage(new SystemClock()), port)) {
      System.out.println(READY + server.address());
      System.out.println("use it     ./belfry local --stage " + server.address());
      new CountDownLatch(1).await();
      return 0;
    } catch (BindException e) {
      throw new PortTaken(port, e);
    }
  }
}
