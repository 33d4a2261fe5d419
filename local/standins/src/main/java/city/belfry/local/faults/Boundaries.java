package city.belfry.local.faults;

import city.belfry.platform.Wire;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;

/**
 * Counts the calls that leave the functions, and lets the n-th meet a fault. The AWS clients are
 * interfaces: one proxy serves all of them. For functions that take turns on a {@link Timeline}.
 */
public final class Boundaries {
  private final Timeline timeline;
  private final Happenings happenings;
  private int number;

  public Boundaries(Timeline timeline, Happenings happenings) {
    this.timeline = timeline;
    this.happenings = happenings;
  }

  /** How many calls there were. */
  public int count() {
    return number;
  }

  /** A client whose every request is a boundary of the function. */
  public <C> C around(String function, Class<C> type, C real) {
    var service = type.getSimpleName().replaceFirst("Client$", "");
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (arguments == null || !(arguments[0] instanceof SdkRequest request)) {
            // Short forms of a request, and paginators, come back here with the request itself.
            return arguments != null && method.isDefault()
                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                : invoke(real, method, arguments);
          }
          if (method.getName().endsWith("Paginator")) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          var boundary = met(function, service, Requests.name(method.getName(), request));
          return cross(
              boundary,
              request,
              asked -> {
                arguments[0] = asked;
                return invoke(real, method, arguments);
              });
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** A wire whose every exchange is a boundary of the function. */
  public Wire around(String function, Wire real) {
    return new FaultyWire(this, function, real, timeline);
  }

  /** Whether a call can meet a fault. */
  public static boolean fits(Fault fault, Object request) {
    return switch (fault) {
      case STOP_BEFORE,
          STOP_AFTER,
          END_BEFORE,
          END_AFTER,
          STALL_SHORT,
          STALL_LONG,
          DUPLICATE,
          CANCEL,
          HOLD,
          HOLD_AND_RELEASE,
          EDIT ->
          true;
      case THROTTLED -> request instanceof SdkRequest;
      case TIMEOUT_BEFORE -> !(request instanceof URI);
      case TIMEOUT_AFTER, ANSWER_LOST, CONFLICT, MESSAGE_LOST, MESSAGE_TWICE, MESSAGE_LATE ->
          request instanceof HttpRequest
              ? fault == Fault.TIMEOUT_AFTER
              : request instanceof SdkRequest asked && Requests.faults(asked).contains(fault);
      case UNDER_WAY, BROKEN_AFTER ->
          request instanceof HttpRequest http && http.method().equals("POST");
      case NEVER_LEFT, TOO_MANY, BROKEN_BEFORE, UNAUTHORIZED, SLOW ->
          request instanceof HttpRequest;
    };
  }

  Boundary met(String function, String service, String call) {
    return new Boundary(++number, function, service, call);
  }

  /** What a call meets, after what happens beside it has happened, and unless it ends here. */
  Optional<Fault> meets(Boundary boundary, Object request) {
    var fault = happenings.meets(boundary, request);
    fault.ifPresent(f -> {
      switch (f) {
        case STOP_BEFORE, END_BEFORE -> throw new Stopped("before " + boundary);
        case STALL_SHORT, STALL_LONG, DUPLICATE, CANCEL, HOLD, HOLD_AND_RELEASE, EDIT ->
            happenings.meanwhile(f, boundary, request);
        case STOP_AFTER,
            END_AFTER,
            TIMEOUT_BEFORE,
            TIMEOUT_AFTER,
            ANSWER_LOST,
            THROTTLED,
            CONFLICT,
            MESSAGE_LOST,
            MESSAGE_TWICE,
            MESSAGE_LATE,
            UNDER_WAY,
            NEVER_LEFT,
            TOO_MANY,
            BROKEN_BEFORE,
            BROKEN_AFTER,
            UNAUTHORIZED,
            SLOW -> {}
      }
    });
    return fault;
  }

  void done(Boundary boundary, Object request, Object answer) {
    happenings.done(boundary, request, answer);
  }

  /** The real call. */
  @FunctionalInterface
  private interface Call {
    Object with(SdkRequest request) throws Throwable;
  }

  private Object cross(Boundary boundary, SdkRequest request, Call call) throws Throwable {
    var fault = meets(boundary, request).orElse(null);
    if (fault == null) {
      return act(boundary, request, call);
    }
    return switch (fault) {
      case TIMEOUT_BEFORE -> throw Requests.timeout(boundary);
      case THROTTLED -> throw Requests.throttled(request);
      case CONFLICT -> throw Requests.conflict(request);
      case MESSAGE_LOST -> Requests.sent();
      case MESSAGE_LATE -> act(boundary, Requests.later(request), call);
      case TIMEOUT_AFTER -> {
        act(boundary, request, call);
        throw Requests.timeout(boundary);
      }
      case STOP_AFTER, END_AFTER -> {
        act(boundary, request, call);
        throw new Stopped("after " + boundary);
      }
      case ANSWER_LOST, MESSAGE_TWICE -> {
        act(boundary, request, call);
        yield call.with(request);
      }
      case STALL_SHORT,
          STALL_LONG,
          DUPLICATE,
          CANCEL,
          HOLD,
          HOLD_AND_RELEASE,
          EDIT,
          STOP_BEFORE,
          END_BEFORE,
          UNDER_WAY,
          NEVER_LEFT,
          TOO_MANY,
          BROKEN_BEFORE,
          BROKEN_AFTER,
          UNAUTHORIZED,
          SLOW ->
          act(boundary, request, call);
    };
  }

  private Object act(Boundary boundary, SdkRequest request, Call call) throws Throwable {
    var answer = call.with(request);
    done(boundary, request, answer);
    return answer;
  }

  private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
