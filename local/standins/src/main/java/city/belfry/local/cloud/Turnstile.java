package city.belfry.local.cloud;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Lets a few calls at a time through to DynamoDB Local, in the order in which they come: of a
 * thousand at once it would refuse those that wait too long for its locks, which DynamoDB does not.
 * Safe for threads.
 */
final class Turnstile implements InvocationHandler {
  /** Its storage works on one thread: more would only stand in each other's way. */
  private static final int AT_ONCE = 4;

  private final DynamoDbClient client;
  private final Semaphore free = new Semaphore(AT_ONCE, true);

  private Turnstile(DynamoDbClient client) {
    this.client = client;
  }

  static DynamoDbClient before(DynamoDbClient client) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            new Turnstile(client));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments != null && madeOfOthers(method, arguments)) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    free.acquireUninterruptibly();
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    } finally {
      free.release();
    }
  }

  /** Paginators, and requests that are still to be built, come again as plain calls. */
  static boolean madeOfOthers(Method method, Object[] arguments) {
    return method.getName().endsWith("Paginator") || arguments[0] instanceof Consumer<?>;
  }
}
