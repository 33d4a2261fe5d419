package city.belfry.bench.load;

import city.belfry.local.command.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --json} of every bench: its result as a file, beside what it prints. */
public final class JsonFile {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(names = "--json", paramLabel = "FILE", description = "also write the result here")
  private @Nullable Path file;

  /**
   * Asked before the work, which may take long.
   *
   * @throws ParameterException when the file cannot be written
   */
  public void check() {
    if (file != null && !OutputFile.isWritable(file)) {
      throw new ParameterException(command.commandLine(), "--json: " + file + " cannot be written");
    }
  }

  /** Writes the result where a file is named. */
  public void write(String json) throws IOException {
    if (file != null) {
      Files.writeString(file, json + "\n");
    }
  }
}
