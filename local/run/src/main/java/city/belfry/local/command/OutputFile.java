package city.belfry.local.command;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command is to write at its end: asked before, so that nothing is run in vain. */
public final class OutputFile {
  private OutputFile() {}

  /** Whether it can be written, new or over what is there. */
  public static boolean isWritable(Path file) {
    var folder = file.toAbsolutePath().getParent();
    return Files.exists(file)
        ? Files.isRegularFile(file) && Files.isWritable(file)
        : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
  }
}
