package city.belfry.local.cloud;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.embedded.DDBExceptionMappingInvocationHandler;

/** Turns DynamoDB Local's own exceptions into the SDK's, by its own table. Safe for threads. */
final class SdkExceptions implements InvocationHandler {
  private final Object client;

  private SdkExceptions(Object client) {
    this.client = client;
  }

  static <C> C of(Class<C> type, C client) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new SdkExceptions(client)));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments != null && Turnstile.madeOfOthers(method, arguments)) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      if (e.getTargetException() instanceof DynamoDBLocalServiceException own) {
        DDBExceptionMappingInvocationHandler.handleDynamoDBLocalServiceException(own);
      }
      throw e.getTargetException();
    }
  }
}
