package city.belfry.local.command;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** What a person is told of a fault: what, where, on one line; never a stack trace. */
public final class Sentence {
  private Sentence() {}

  public static String of(Throwable fault) {
    return switch (fault) {
      case UncheckedIOException wrapped -> of(Objects.requireNonNull(wrapped.getCause()));
      case FileSystemException file -> file.getFile() + " cannot be used: " + why(file);
      default -> oneLine(fault.getMessage() == null ? fault.toString() : fault.getMessage());
    };
  }

  /** The JDK's own messages of these are the file's name and no more. */
  private static String why(FileSystemException fault) {
    return switch (fault) {
      case NoSuchFileException _ -> "there is no such file or folder";
      case FileAlreadyExistsException _ -> "it is a file, and a folder is needed";
      case AccessDeniedException _ -> "this user may not";
      default -> fault.getReason() == null ? "the system refuses" : oneLine(fault.getReason());
    };
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
