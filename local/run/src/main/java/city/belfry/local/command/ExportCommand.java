package city.belfry.local.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes every item of a table into a file, for {@code import}. */
@Command(
    name = "export",
    description = "Writes every item of a table into a file that import reads.",
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
  @Mixin private final TableOptions table = new TableOptions();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      required = true,
      description = "a new file; only its owner may read it")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    System.out.println("%d items in %s".formatted(table.with(t -> t.export(file)), file));
    return 0;
  }
}
