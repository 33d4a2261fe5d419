package city.belfry.bench;

import city.belfry.bench.cost.CostCommand;
import city.belfry.bench.faults.FaultsCommand;
import city.belfry.bench.faults.SimulateCommand;
import city.belfry.bench.kill.KillCommand;
import city.belfry.bench.lateness.LatenessCommand;
import city.belfry.bench.rulers.RulersCommand;
import city.belfry.bench.soak.SoakCommand;
import city.belfry.local.command.Sentence;
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
    subcommands = {
      FaultsCommand.class,
      SimulateCommand.class,
      LatenessCommand.class,
      KillCommand.class,
      SoakCommand.class,
      RulersCommand.class,
      CostCommand.class
    },
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
    System.exit(commandLine().execute(arguments));
  }

  /** 0: well. 1: it does not hold, or could not be done. 2: it was not asked rightly. */
  private static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler((fault, command, _) -> {
          command.getErr().println(Sentence.of(fault));
          return 1;
        })
        .setParameterExceptionHandler((fault, _) -> {
          var command = fault.getCommandLine();
          command.getErr().println(Sentence.of(fault) + " (see --help)");
          return 2;
        });
  }
}
