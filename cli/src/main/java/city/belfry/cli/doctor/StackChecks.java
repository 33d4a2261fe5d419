package city.belfry.cli.doctor;

import city.belfry.cli.Machine;
import city.belfry.cli.api.Refused;
import java.util.ArrayList;
import java.util.List;

/** What there is to look at in a deployed stack. */
public final class StackChecks {
  private StackChecks() {}

  /**
   * All of it but what only the API tells.
   *
   * @throws Refused where there is no such stack
   */
  public static List<Check> of(String name, Aws aws, Machine machine) {
    var stack =
        Stack.find(aws.stacks(), name)
            .orElseThrow(() ->
                new Refused(
                    "There is no stack %s in this account and region. Check --stack, --region and whose AWS credentials these are."
                        .formatted(name)));
    var wanted = Wanted.of(machine.home());
    var checks = new ArrayList<Check>();
    checks.add(new ClockCheck("AWS", stack::date, machine.clock()));
    checks.add(new QueuesCheck(stack, aws.queues(), wanted.queues()));
    checks.add(new DeadLettersCheck(stack, aws.queues()));
    checks.add(new SchedulesCheck(stack, aws.schedules()));
    stack
        .named("Table")
        .ifPresent(
            table -> checks.add(new TickCheck(aws.tables(), table.physicalId(), machine.clock())));
    checks.add(new FunctionsCheck(stack, aws.functions(), wanted.variables()));
    checks.add(new RolesCheck(stack, aws.roles(), wanted.actions()));
    checks.add(new TopicsCheck(stack, aws.topics()));
    checks.add(new ConcurrencyCheck(stack, aws.functions()));
    return checks;
  }
}
