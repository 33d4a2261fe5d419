package city.belfry.local.rehearse;

import city.belfry.local.Main;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A command of Belfry's as a process of its own, with this one's class path. */
final class JavaCommand {
  private JavaCommand() {}

  /** What to start. */
  static ProcessBuilder of(List<String> machine, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(machine);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** Starts it; it ends with this process, whatever ends this one. */
  static Process start(ProcessBuilder builder) throws IOException {
    var process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return process;
  }
}
