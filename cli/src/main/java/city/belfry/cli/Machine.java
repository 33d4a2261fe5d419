package city.belfry.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * All that the commands see of this machine; a test brings its own.
 *
 * @param variables of the environment
 * @param home the checkout's folder
 * @param chance makes ids that nobody guesses
 */
public record Machine(
    Map<String, String> variables,
    Path home,
    Path userHome,
    InstantSource clock,
    Chance chance,
    Pause pause,
    Browser browser,
    Keyboard keyboard) {
  public Machine {
    variables = Map.copyOf(variables);
  }

  /** A variable that is there and not blank. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** Makes ids. */
  @FunctionalInterface
  public interface Chance {
    String next();
  }

  /** Waits. */
  @FunctionalInterface
  public interface Pause {
    void during(Duration time) throws InterruptedException;
  }

  /** Shows an address to the person at this machine, where that is possible. */
  @FunctionalInterface
  public interface Browser {
    void open(URI address);
  }

  /** What the person types, or what was piped in. */
  public interface Keyboard {
    /** Whether somebody sits at it. */
    boolean isTerminal();

    /** A line that is not shown while it is typed; empty at the end of the input. */
    String secret(String prompt);

    /** Everything that is piped in. */
    String all();
  }
}
