package city.belfry.cli.doctor;

import city.belfry.cli.api.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/**
 * Whether each role is there, and each of its policies allows the actions that the template names:
 * no fewer and no more. On which resources is not compared.
 *
 * @param wanted actions by policy by role
 */
public record RolesCheck(Stack stack, IamClient roles, Map<String, Map<String, Set<String>>> wanted)
    implements Check {
  private static final String AGAIN =
      "Somebody changed it by hand: set it back, or deploy with any change to it.";

  @Override
  public String name() {
    return "roles";
  }

  @Override
  public List<Finding> look() {
    var findings = new ArrayList<Finding>();
    for (var role : stack.of("AWS::IAM::Role")) {
      try {
        look(role, findings);
      } catch (NoSuchEntityException _) {
        findings.add(
            Finding.wrong(
                "The role %s is gone: what runs as it cannot run.".formatted(role.logicalId()),
                "Create it again under the same name (%s), then sam deploy."
                    .formatted(role.physicalId())));
      }
    }
    return findings;
  }

  private void look(Stack.Resource role, List<Finding> findings) {
    var ours =
        stack.of("AWS::IAM::ManagedPolicy").stream().map(Stack.Resource::physicalId).toList();
    roles
        .listAttachedRolePoliciesPaginator(r -> r.roleName(role.physicalId()))
        .attachedPolicies()
        .stream()
        .filter(attached -> !ours.contains(attached.policyArn()))
        .forEach(more -> findings.add(wrong(role, "has a policy more, " + more.policyName())));
    // The roles that SAM makes for schedules are not in the template: that they are there must do.
    var wants = wanted.get(role.logicalId());
    if (wants == null) {
      return;
    }
    var has =
        new TreeSet<>(
            roles
                .listRolePoliciesPaginator(r -> r.roleName(role.physicalId()))
                .policyNames()
                .stream()
                .toList());
    for (var policy : wants.entrySet()) {
      if (has.remove(policy.getKey())) {
        compare(role, policy.getKey(), policy.getValue(), findings);
      } else {
        findings.add(wrong(role, "has lost its policy " + policy.getKey()));
      }
    }
    has.forEach(more -> findings.add(wrong(role, "has a policy more, " + more)));
  }

  private void compare(
      Stack.Resource role, String policy, Set<String> wants, List<Finding> findings) {
    var document =
        roles.getRolePolicy(r -> r.roleName(role.physicalId()).policyName(policy)).policyDocument();
    // IAM answers with it in the form of an address.
    var may =
        Policies.allowed(Json.read(URLDecoder.decode(document, StandardCharsets.UTF_8), policy));
    var lost = new TreeSet<>(wants);
    lost.removeAll(may);
    may.removeAll(wants);
    if (!lost.isEmpty()) {
      findings.add(wrong(role, "may no longer call " + String.join(", ", lost)));
    }
    if (!may.isEmpty()) {
      findings.add(wrong(role, "may also call " + String.join(", ", may)));
    }
  }

  private static Finding wrong(Stack.Resource role, String what) {
    return Finding.wrong("The role %s %s.".formatted(role.logicalId(), what), AGAIN);
  }
}
