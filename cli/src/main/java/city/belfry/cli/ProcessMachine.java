package city.belfry.cli;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** This process's machine. */
final class ProcessMachine {
  private ProcessMachine() {}

  static Machine machine() {
    return new Machine(
        System.getenv(),
        Path.of(System.getProperty("belfry.home", ".")),
        Path.of(System.getProperty("user.home", ".")),
        InstantSource.system(),
        () -> UUID.randomUUID().toString(),
        Thread::sleep,
        ProcessMachine::open,
        new Typed(System.console()));
  }

  /** Only a courtesy: the address is printed too. */
  private static void open(URI address) {
    var mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    var opener = Path.of(mac ? "/usr/bin/open" : "/usr/bin/xdg-open");
    if (!Files.isExecutable(opener)) {
      return;
    }
    try {
      new ProcessBuilder(List.of(opener.toString(), address.toString()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException _) {
      // The person opens the printed address.
    }
  }

  private record Typed(@Nullable Console console) implements Machine.Keyboard {
    @Override
    public boolean isTerminal() {
      return console != null && console.isTerminal();
    }

    @Override
    public String secret(String prompt) {
      var typed = console == null ? null : console.readPassword("%s", prompt);
      return typed == null ? "" : new String(typed);
    }

    @Override
    public String all() {
      try {
        return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
