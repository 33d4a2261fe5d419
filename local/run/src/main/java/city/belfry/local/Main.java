package city.belfry.local;

import city.belfry.local.command.ExportCommand;
import city.belfry.local.command.ImportCommand;
import city.belfry.local.command.LocalCommand;
import city.belfry.local.command.RehearseCommand;
import city.belfry.local.command.Sentence;
import city.belfry.local.command.StageCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that run Belfry on this machine. */
@Command(
    name = "belfry",
    description = "Timed announcements for a small city, on this machine.",
    subcommands = {
      LocalCommand.class,
      RehearseCommand.class,
      StageCommand.class,
      ExportCommand.class,
      ImportCommand.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private Main() {}

  /** Runs a command; the process ends with its exit code. */
  public static void main(String[] arguments) {
    // Whatever the locale says: what is told is not ASCII.
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
    // The emulators' libraries log what is of no use to the reader.
    Logger.getLogger("").setLevel(Level.SEVERE);
    System.exit(commandLine().execute(arguments));
  }

  private static PrintStream utf8(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }

  /** 0: well. 1: it could not be done. 2: it was not asked rightly. */
  private static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
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
