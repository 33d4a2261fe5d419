package city.belfry.local;

import city.belfry.local.command.LocalCommand;
import city.belfry.local.command.RehearseCommand;
import city.belfry.local.command.StageCommand;
import java.nio.charset.StandardCharsets;
import java.io.PrintStream;
import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.net.BindException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that run Belfry on this machine. */
@Command(
    name = "belfry",
    description = "Timed announcements for a small city, on this machine.",
    subcommands = {LocalCommand.class, RehearseCommand.class, StageCommand.class},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private Main() {}

  /** Runs a command; the process ends with its exit code. */
  public static void main(String[] arguments) {
    var utf8 = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(utf8);
    // The emulators' libraries log what is of no use to the reader.
    Logger.getLogger("").setLevel(Level.SEVERE);
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (fault, command, _) -> {
              command.getErr().println(sentence(fault));
              return 1;
            })
        .setParameterExceptionHandler(
            (fault, _) -> {
              var command = fault.getCommandLine();
              command.getErr().println(fault.getMessage() + "  (see --help)");
              return 2;
            });
  }

  private static String sentence(Throwable fault) {
    if (fault instanceof BindException) {
      return "The port is in use by another program: choose another with --port, or end that one.";
    }
    return fault.getMessage() == null ? fault.toString() : fault.getMessage();
  }
}
