package city.belfry.kit.cloud;

import org.opentest4j.TestAbortedException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Somewhere the stores can run, or why not. */
public sealed interface Cloud {
  /** A running one. */
  record Here(String name, DynamoDbClient dynamo, SqsClient sqs) implements Cloud {
    @Override
    public String toString() {
      return name;
    }
  }

  /** One that this machine does not have. */
  record Absent(String name, String why) implements Cloud {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * The running cloud.
   *
   * @throws TestAbortedException when it is absent
   */
  default Here here() {
    return switch (this) {
      case Here here -> here;
      case Absent(var name, var why) -> throw new TestAbortedException(name + ": " + why);
    };
  }
}
