package city.belfry.cli.api;

import java.util.List;

/** It cannot be done; said in sentences that a person can act on. */
public class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Refused(String sentence) {
    super(sentence);
  }

  /**
   * @param lines at least one
   */
  public Refused(List<String> lines) {
    super(String.join("\n", lines));
  }

  public final List<String> lines() {
    return String.valueOf(getMessage()).lines().toList();
  }
}
