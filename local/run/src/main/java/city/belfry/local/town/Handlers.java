package city.belfry.local.town;

import city.belfry.local.cloud.Invocation;
import city.belfry.local.template.FunctionSpec;
import city.belfry.runtime.Outside;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;

/** Makes the template's functions, by the handler's name and its {@code (Outside)} constructor. */
public final class Handlers {
  private Handlers() {}

  /**
   * A function, ready to be called.
   *
   * @throws IllegalStateException when the template names a handler that is not there
   */
  public static Invocation load(FunctionSpec spec, Outside outside) {
    var handler = made(spec, outside);
    return event -> {
      var answer = new ByteArrayOutputStream();
      handler.handleRequest(new ByteArrayInputStream(event), answer, null);
      return answer.toByteArray();
    };
  }

  private static RequestStreamHandler made(FunctionSpec spec, Outside outside) {
    try {
      return Class.forName(spec.handler())
          .asSubclass(RequestStreamHandler.class)
          .getConstructor(Outside.class)
          .newInstance(outside);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          spec.logicalId() + " does not start: " + e.getTargetException().getMessage(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          spec.logicalId() + " has no handler " + spec.handler() + " here", e);
    }
  }
}
