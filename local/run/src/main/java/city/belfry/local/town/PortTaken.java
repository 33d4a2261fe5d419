package city.belfry.local.town;

import java.io.IOException;
import java.net.BindException;

/** The port cannot be had. */
public final class PortTaken extends IOException {
  private static final long serialVersionUID = 1;

  public PortTaken(int port, BindException cause) {
    super(
        "Port %d cannot be had (%s): choose another with --port, or end the program that has it."
            .formatted(port, cause.getMessage()),
        cause);
  }
}
