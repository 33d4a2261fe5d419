package city.belfry.runtime;

import java.util.List;

/** The environment of a function is incomplete or wrong; names every problem at once. */
public final class BadConfig extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BadConfig(List<String> problems) {
    super("the function's variables are wrong: " + String.join("; ", problems));
  }
}
