package city.belfry.kit.cloud;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A client whose every update's first answer is lost, so that the SDK's own retry repeats it. */
public final class LostAnswers {
  private LostAnswers() {}

  public static DynamoDbClient of(DynamoDbClient client) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            LostAnswers.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              try {
                if (method.getName().equals("updateItem")) {
                  method.invoke(client, arguments);
                }
                return method.invoke(client, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
