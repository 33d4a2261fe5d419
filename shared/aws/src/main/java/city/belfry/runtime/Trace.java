package city.belfry.runtime;

import java.util.Optional;

/**
 * Which request the work at hand belongs to: the API's, a tick's, or the one that sent the message
 * at hand. It goes along with every message, so that the lines of one request can be found across
 * functions.
 */
public final class Trace {
  /** The attribute of a message that carries it. */
  public static final String ATTRIBUTE = "request";

  private static final ScopedValue<String> REQUEST = ScopedValue.newInstance();

  private Trace() {}

  /** Empty outside of all requests. */
  public static Optional<String> request() {
    return REQUEST.isBound() ? Optional.of(REQUEST.get()) : Optional.empty();
  }

  /**
   * Does something on behalf of a request.
   *
   * @param request blank for none
   */
  public static <T, X extends Throwable> T in(String request, ScopedValue.CallableOp<T, X> work)
      throws X {
    return request.isBlank() ? work.call() : ScopedValue.where(REQUEST, request).call(work);
  }
}
