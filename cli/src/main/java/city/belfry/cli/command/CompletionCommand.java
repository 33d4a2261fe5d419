package city.belfry.cli.command;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete these commands. */
@Command(
    name = "completion",
    description = {
      "Prints what makes bash or zsh complete these commands. For this shell:",
      "  source <(./belfry completion)"
    },
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  /** What the launcher does by itself. */
  private static final List<String> LAUNCHER =
      List.of("rehearse", "local", "stage", "bench", "test", "build");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var here = Objects.requireNonNull(spec).commandLine();
    var all = new CommandLine(CommandSpec.create().name("belfry"));
    here.getParent().getSubcommands().forEach(all::addSubcommand);
    LAUNCHER.forEach(name -> all.addSubcommand(name, CommandSpec.create()));
    here.getOut().println(AutoComplete.bash("belfry", all));
    return 0;
  }
}
