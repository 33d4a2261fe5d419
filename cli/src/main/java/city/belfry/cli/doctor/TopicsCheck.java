package city.belfry.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** Whether somebody hears what the stack says of itself and of its announcements. */
public record TopicsCheck(Stack stack, SnsClient topics) implements Check {
  private static final Map<String, String> PARAMETERS =
      Map.of("Attention", "AttentionEmail", "Alarms", "AlarmEmail");

  @Override
  public String name() {
    return "who is told";
  }

  @Override
  public List<Finding> look() {
    var findings = new ArrayList<Finding>();
    for (var topic : stack.of("AWS::SNS::Topic")) {
      try {
        look(topic, findings);
      } catch (NotFoundException _) {
        findings.add(
            Finding.wrong(
                "The topic " + topic.logicalId() + " is gone: nobody is told.",
                "Create it again under the same name, then sam deploy."));
      }
    }
    return findings;
  }

  private void look(Stack.Resource topic, List<Finding> findings) {
    var arns =
        topics
            .listSubscriptionsByTopicPaginator(r -> r.topicArn(topic.physicalId()))
            .subscriptions()
            .stream()
            .map(subscription -> Objects.requireNonNull(subscription.subscriptionArn()))
            .toList();
    // Until its owner follows the link in AWS's mail a subscription has a word in place of an ARN.
    if (arns.stream().anyMatch(arn -> arn.startsWith("arn:"))) {
      return;
    }
    findings.add(
        arns.isEmpty()
            ? Finding.wrong(
                "Nobody is told by the topic " + topic.logicalId() + ".",
                "Answer %s: sam deploy --guided."
                    .formatted(PARAMETERS.getOrDefault(topic.logicalId(), "its address")))
            : Finding.wrong(
                "Nobody is told by the topic %s: no address was confirmed."
                    .formatted(topic.logicalId()),
                "Follow the link in AWS's mail to it."));
  }
}
