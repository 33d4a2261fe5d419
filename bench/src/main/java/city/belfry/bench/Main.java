package city.belfry.bench;

import city.belfry.bench.faults.FaultsCommand;
import city.belfry.bench.faults.SimulateCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The measurements of Belfry, on this machine. */
@Command(
    name = "belfry bench",
    description = "Measurements and proofs, each printing a table.",
    subcommands = {FaultsCommand.class, SimulateCommand.class},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private Main() {}

  /** Runs a command; the process ends with its exit code. */
  public static void main(String[] arguments) {
    System.setOut(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    // The emulators' libraries log what is of no use to the reader.
    Logger.getLogger("").setLevel(Level.SEVERE);
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
