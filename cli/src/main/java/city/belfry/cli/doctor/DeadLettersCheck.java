package city.belfry.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Whether anything was put aside. */
public record DeadLettersCheck(Stack stack, SqsClient queues) implements Check {
  @Override
  public String name() {
    return "dead letters";
  }

  @Override
  public List<Finding> look() {
    var findings = new ArrayList<Finding>();
    for (var queue : stack.of("AWS::SQS::Queue")) {
      var id = queue.logicalId();
      var count = id.endsWith("DeadLetters") || id.equals("Lost") ? count(queue) : 0;
      if (count > 0) {
        findings.add(
            Finding.wrong(
                "%s holds %d %s.".formatted(id, count, count == 1 ? "message" : "messages"),
                "docs/runbook.md says under the name of its alarm what to look at."));
      }
    }
    return findings;
  }

  private int count(Stack.Resource queue) {
    try {
      var name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
      var has = queues.getQueueAttributes(r -> r.queueUrl(queue.physicalId()).attributeNames(name));
      return Integer.parseInt(has.attributes().getOrDefault(name, "0"));
    } catch (QueueDoesNotExistException _) {
      // The check of the queues says so.
      return 0;
    }
  }
}
