package city.belfry.accept;

import city.belfry.runtime.Outside;
import city.belfry.runtime.ProcessOutside;
import city.belfry.runtime.http.HttpFunction;

/** The JSON API. */
public final class AcceptHandler extends HttpFunction {
  public AcceptHandler() {
    this(new ProcessOutside());
  }

  public AcceptHandler(Outside outside) {
    super(AcceptWiring.routes(outside), outside.log());
  }
}
