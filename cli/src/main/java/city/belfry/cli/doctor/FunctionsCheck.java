package city.belfry.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.State;

/**
 * Whether each function's alias is there, on the right runtime, told what it must be told, and
 * started from a snapshot.
 *
 * @param variables the names of each function's variables
 */
public record FunctionsCheck(
    Stack stack, LambdaClient functions, Map<String, Set<String>> variables) implements Check {
  private static final String ALIAS = "live";
  private static final String RUNTIME = "java25";
  private static final String AGAIN = "Deploy again: mvn package && sam build && sam deploy";

  @Override
  public String name() {
    return "functions";
  }

  @Override
  public List<Finding> look() {
    var findings = new ArrayList<Finding>();
    var there = stack.of("AWS::Lambda::Function");
    if (there.isEmpty()) {
      findings.add(Finding.wrong(stack.name() + " has no function.", AGAIN));
    }
    for (var function : there) {
      try {
        var live =
            functions.getFunctionConfiguration(
                r -> r.functionName(function.physicalId()).qualifier(ALIAS));
        compare(function.logicalId(), live, findings);
      } catch (ResourceNotFoundException _) {
        findings.add(
            Finding.wrong(
                "%s has no alias %s: nobody can call it.".formatted(function.logicalId(), ALIAS),
                AGAIN));
      }
    }
    return findings;
  }

  private void compare(String name, GetFunctionConfigurationResponse live, List<Finding> findings) {
    if (!RUNTIME.equals(live.runtimeAsString())) {
      findings.add(
          Finding.wrong(
              "%s runs on %s instead of %s.".formatted(name, live.runtimeAsString(), RUNTIME),
              AGAIN));
    }
    if (live.state() != null && live.state() != State.ACTIVE) {
      findings.add(
          Finding.wrong(
              "%s is %s: %s"
                  .formatted(name, live.stateAsString(), String.valueOf(live.stateReason())),
              "Look at it in the Lambda console."));
    }
    var told = live.environment() == null ? Set.of() : live.environment().variables().keySet();
    var untold = new TreeSet<>(variables.getOrDefault(name, Set.of()));
    untold.removeAll(told);
    if (!untold.isEmpty()) {
      findings.add(
          Finding.wrong(
              "%s is not told %s and cannot start.".formatted(name, String.join(", ", untold)),
              AGAIN));
    }
    var snapshot = live.snapStart();
    if (snapshot == null || snapshot.optimizationStatus() != SnapStartOptimizationStatus.ON) {
      findings.add(
          Finding.wrong(
              name + " has no snapshot: its first announcement after a quiet night comes late.",
              AGAIN));
    }
  }
}
