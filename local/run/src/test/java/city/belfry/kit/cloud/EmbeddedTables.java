package city.belfry.kit.cloud;

import city.belfry.local.cloud.EmbeddedDynamo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One DynamoDB Local for all tests of this JVM, in memory; each test has a table of its own. */
public final class EmbeddedTables {
  private static final EmbeddedDynamo DYNAMO = start();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private EmbeddedTables() {}

  public static DynamoDbClient client() {
    return DYNAMO.client();
  }

  /** Makes an empty table and answers its name. */
  public static String fresh() {
    var name = "Table-" + COUNT.incrementAndGet();
    DYNAMO.create(TheTable.named(name));
    return name;
  }

  private static EmbeddedDynamo start() {
    try {
      return EmbeddedDynamo.start(Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
