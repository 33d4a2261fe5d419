package city.belfry.bench.faults;

import city.belfry.platform.Wire;
import city.belfry.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A planted bug: stands between a function and what it calls. */
interface Tampering {
  /** No bug. */
  Tampering NONE = new Tampering() {};

  default DynamoDbClient table(String function, DynamoDbClient real, Clock clock) {
    return real;
  }

  default SqsClient queues(String function, SqsClient real) {
    return real;
  }

  default Wire wire(Wire real, Clock clock) {
    return real;
  }

  default Clock clock(String function, Clock real) {
    return real;
  }
}
