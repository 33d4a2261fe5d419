package city.belfry.cli.doctor;

import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Whether the account may run all the stack's functions at once: each once, and one more, since the
 * API's limit lets three calls of two functions in (docs/deploy.md has the sum).
 */
public record ConcurrencyCheck(Stack stack, LambdaClient functions) implements Check {
  @Override
  public String name() {
    return "concurrency";
  }

  @Override
  public List<Finding> look() {
    var needed = stack.of("AWS::Lambda::Function").size() + 1;
    var limit = functions.getAccountSettings().accountLimit();
    var free = limit == null ? null : limit.unreservedConcurrentExecutions();
    if (free == null) {
      return List.of(Finding.note("AWS does not tell the account's limit."));
    }
    return free >= needed
        ? List.of()
        : List.of(
            Finding.wrong(
                "This account may run %d functions at once, and %s needs %d."
                    .formatted(free, stack.name(), needed),
                "Ask AWS for more (Service Quotas, Lambda, Concurrent executions)."));
  }
}
