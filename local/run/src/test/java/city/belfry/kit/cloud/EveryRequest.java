package city.belfry.kit.cloud;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/** A client behind which something sees every request, also those that pages are made of. */
public final class EveryRequest {
  private EveryRequest() {}

  /** Makes one call. */
  @FunctionalInterface
  public interface Call {
    DynamoDbResponse make(DynamoDbRequest request);
  }

  /** What is done with every request. */
  @FunctionalInterface
  public interface Handling {
    /**
     * Answers one request.
     *
     * @param operation as the client's method is called
     * @param call makes it, changed or not
     */
    DynamoDbResponse handle(String operation, DynamoDbRequest request, Call call);
  }

  public static DynamoDbClient of(DynamoDbClient client, Handling handling) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            EveryRequest.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              var made =
                  arguments != null
                      && arguments[0] instanceof DynamoDbRequest
                      && !method.getName().endsWith("Paginator");
              if (!made) {
                // Turns builders into requests, and pages into calls, all of which come here again.
                return InvocationHandler.invokeDefault(proxy, method, arguments);
              }
              return handling.handle(
                  method.getName(),
                  (DynamoDbRequest) arguments[0],
                  request -> invoke(client, method, request));
            });
  }

  private static DynamoDbResponse invoke(
      DynamoDbClient client, Method method, DynamoDbRequest request) {
    try {
      return (DynamoDbResponse) method.invoke(client, request);
    } catch (InvocationTargetException e) {
      throw (RuntimeException) e.getCause();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
