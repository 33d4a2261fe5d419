package city.belfry.cli.doctor;

import city.belfry.cli.api.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Whether every queue is there, and as the template wants it. */
public record QueuesCheck(Stack stack, SqsClient queues, Map<String, Wanted.Queue> wanted)
    implements Check {
  private static final String AGAIN = "Deploy again: sam deploy";

  @Override
  public String name() {
    return "queues";
  }

  @Override
  public List<Finding> look() {
    var findings = new ArrayList<Finding>();
    var there = stack.of("AWS::SQS::Queue");
    if (there.isEmpty()) {
      findings.add(Finding.wrong(stack.name() + " has no queue.", AGAIN));
    }
    for (var queue : there) {
      var want = wanted.get(queue.logicalId());
      if (want == null) {
        findings.add(Finding.note(queue.logicalId() + " is not in this checkout's template."));
      } else {
        look(queue, want, findings);
      }
    }
    return findings;
  }

  private void look(Stack.Resource queue, Wanted.Queue want, List<Finding> findings) {
    try {
      var has =
          queues
              .getQueueAttributes(r ->
                  r.queueUrl(queue.physicalId())
                      .attributeNames(
                          QueueAttributeName.VISIBILITY_TIMEOUT, QueueAttributeName.REDRIVE_POLICY))
              .attributes();
      compare(queue, want, has, findings);
    } catch (QueueDoesNotExistException _) {
      findings.add(
          Finding.wrong(
              queue.logicalId() + " is gone; the tick cannot send to it.",
              "Create it again under the same name ("
                  + nameOf(queue.physicalId())
                  + "), then sam deploy."));
    }
  }

  private static void compare(
      Stack.Resource queue,
      Wanted.Queue want,
      Map<QueueAttributeName, String> has,
      List<Finding> findings) {
    var visibility = has.getOrDefault(QueueAttributeName.VISIBILITY_TIMEOUT, "");
    if (!visibility.equals(want.visibility())) {
      findings.add(
          Finding.wrong(
              "%s hides a message for %s s and the template wants %s."
                  .formatted(queue.logicalId(), visibility, want.visibility()),
              "Somebody changed it by hand: set it back, or " + AGAIN));
    }
    var policy =
        Json.parse(has.getOrDefault(QueueAttributeName.REDRIVE_POLICY, "{}"))
            .orElseGet(Json::object);
    var receives = policy.path("maxReceiveCount").asText();
    if (!receives.equals(want.receives())) {
      findings.add(
          Finding.wrong(
              "%s puts a message aside after %s tries and the template wants %s."
                  .formatted(queue.logicalId(), orNone(receives), orNone(want.receives())),
              "Somebody changed its redrive policy by hand: set it back, or " + AGAIN));
    }
  }

  private static String orNone(String number) {
    return number.isEmpty() ? "no number of" : number;
  }

  private static String nameOf(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
