package city.belfry.local.cloud;

import city.belfry.local.template.QueueSpec;
import java.util.Collection;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The embedded cloud's queues: on this machine's time, or on a clock that is set. Safe for threads.
 */
public interface Queues extends AutoCloseable {
  SqsClient client();

  /** The address of a queue, whether it exists yet or not. */
  String url(String name);

  String arn(String name);

  /** Makes the queues; first all, then what ties one to another. */
  void create(Collection<QueueSpec> queues);

  /** What a pump reads from. */
  default QueuePump.Queue queue(String name) {
    return new QueuePump.Queue(url(name), arn(name));
  }

  @Override
  void close();
}
