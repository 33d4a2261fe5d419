package city.belfry.cli.config;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The user's own folder: nobody else may read it. On a file system without such rights it is as
 * private as the user's other files.
 */
public final class ConfigFolder {
  private static final Set<PosixFilePermission> OWNER =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path folder;

  private ConfigFolder(Path folder) {
    this.folder = folder;
  }

  /** {@code $XDG_CONFIG_HOME/belfry}, or {@code ~/.config/belfry}. */
  public static ConfigFolder of(Machine machine) {
    var base =
        machine
            .variable("XDG_CONFIG_HOME")
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElseGet(() -> machine.userHome().resolve(".config"));
    return new ConfigFolder(base.resolve("belfry"));
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /**
   * A file's text, or nothing where there is no such file.
   *
   * @throws Refused when others may read it
   */
  Optional<String> read(String name) {
    var file = file(name);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      if (knowsOwners() && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        throw new Refused(
            "%s can be used by others, and it holds a sign-in. Say: chmod 600 '%s', and sign in anew if that was so for long."
                .formatted(file, file));
      }
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whole or not at all, and never readable by others, not for a moment. */
  void write(String name, String text) {
    try {
      make();
      var half = Files.createTempFile(folder, name, ".new", rights("rw-------"));
      try {
        Files.writeString(half, text);
        Files.move(
            half, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(half);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean delete(String name) {
    try {
      return Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void make() throws IOException {
    if (Files.isDirectory(folder)) {
      if (knowsOwners()) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      return;
    }
    Files.createDirectories(folder, rights("rwx------"));
  }

  private static boolean knowsOwners() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] rights(String rights) {
    return knowsOwners()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
