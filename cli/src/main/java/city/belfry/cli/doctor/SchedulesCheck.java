package city.belfry.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;

/** Whether the minute and the day are there and enabled. */
public record SchedulesCheck(Stack stack, SchedulerClient schedules) implements Check {
  @Override
  public String name() {
    return "schedules";
  }

  @Override
  public List<Finding> look() {
    var findings = new ArrayList<Finding>();
    var there = stack.of("AWS::Scheduler::Schedule");
    if (there.isEmpty()) {
      findings.add(Finding.wrong(stack.name() + " has no schedule.", "Deploy again: sam deploy"));
    }
    for (var schedule : there) {
      try {
        var state = schedules.getSchedule(r -> r.name(schedule.physicalId())).state();
        if (state != ScheduleState.ENABLED) {
          findings.add(
              Finding.wrong(
                  "The schedule %s is switched off.".formatted(schedule.logicalId()),
                  "Enable it in EventBridge Scheduler: " + schedule.physicalId()));
        }
      } catch (ResourceNotFoundException _) {
        findings.add(
            Finding.wrong(
                "The schedule %s is gone.".formatted(schedule.logicalId()),
                "Deploy again with any change to its description: sam deploy"));
      }
    }
    return findings;
  }
}
