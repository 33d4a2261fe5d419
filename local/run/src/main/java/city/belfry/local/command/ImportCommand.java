package city.belfry.local.command;

import city.belfry.runtime.SystemClock;
import city.belfry.runtime.SystemIds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts a backup into an empty table. */
@Command(
    name = "import",
    description = {
      "Puts what export wrote, or DynamoDB's own export to S3, into an empty table.",
      "What was due since the backup is looked for on its platform, and is otherwise left to a"
          + " person: nothing is sent again by itself."
    },
    mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
  @Mixin private final TableOptions table = new TableOptions();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      required = true,
      description = "may be repeated; names ending in .gz are unpacked")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    var clock = new SystemClock();
    var count = table.with(t -> t.restore(files, clock, new SystemIds(clock)));
    System.out.println("%d items restored".formatted(count));
    return 0;
  }
}
