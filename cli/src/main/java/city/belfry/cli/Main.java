package city.belfry.cli;

import city.belfry.cli.command.Commands;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The commands of a city's staff. */
public final class Main {
  private Main() {}

  /** Runs a command; the process ends with its exit code. */
  public static void main(String[] arguments) {
    var out = writer(FileDescriptor.out);
    var err = writer(FileDescriptor.err);
    var code = Commands.of(ProcessMachine.machine(), out, err).execute(arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** Whatever the locale says: announcements are not ASCII. */
  private static PrintWriter writer(FileDescriptor file) {
    return new PrintWriter(
        new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8),
        true,
        StandardCharsets.UTF_8);
  }
}
