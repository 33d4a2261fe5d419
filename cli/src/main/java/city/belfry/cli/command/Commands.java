package city.belfry.cli.command;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Refused;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import software.amazon.awssdk.core.exception.SdkException;

/** All commands of a city's staff. */
public final class Commands {
  private Commands() {}

  /** 0: done. 1: it was refused, or it failed. 2: it was not asked rightly. */
  public static CommandLine of(Machine machine, PrintWriter out, PrintWriter err) {
    var channels = new CommandLine(new ChannelsCommand(machine));
    channels.addSubcommand(new ConnectCommand(machine));
    return new CommandLine(CommandSpec.create().name("belfry"))
        .addSubcommand(new PostCommand(machine))
        .addSubcommand(new ListCommand(machine))
        .addSubcommand(new ReceiptsCommand(machine))
        .addSubcommand(new CancelCommand(machine))
        .addSubcommand(new RetractCommand(machine))
        .addSubcommand(new ConfirmCommand(machine))
        .addSubcommand(new DenyCommand(machine))
        .addSubcommand(new HoldCommand(machine))
        .addSubcommand(new ReleaseCommand(machine))
        .addSubcommand(channels)
        .addSubcommand(new ExportCommand(machine))
        .addSubcommand(new DoctorCommand(machine))
        .addSubcommand(new LoginCommand(machine))
        .addSubcommand(new LogoutCommand(machine))
        .addSubcommand(new CompletionCommand())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((fault, command, _) -> {
          sentences(fault, command.getErr());
          return 1;
        })
        .setParameterExceptionHandler((fault, _) -> {
          var command = fault.getCommandLine();
          command.getErr().println(oneLine(fault.getMessage()) + " (see --help)");
          return 2;
        });
  }

  private static void sentences(Exception fault, PrintWriter err) {
    switch (fault) {
      case Refused refused -> refused.lines().forEach(err::println);
      case UncheckedIOException io ->
          err.println("A file cannot be used: " + oneLine(io.getMessage()));
      case SdkException aws -> err.println("AWS does not do it: " + oneLine(aws.getMessage()));
      default ->
          err.println(
              "These commands have a fault: "
                  + fault.getClass().getSimpleName()
                  + ". Please report it.");
    }
  }

  private static String oneLine(@Nullable String text) {
    return String.valueOf(text).strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
