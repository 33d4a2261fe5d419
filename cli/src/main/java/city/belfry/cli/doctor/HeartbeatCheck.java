package city.belfry.cli.doctor;

import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import java.util.List;

/** Whether the system's own announcement came lately. */
public record HeartbeatCheck(Api api) implements Check {
  @Override
  public String name() {
    return "heartbeat";
  }

  @Override
  public List<Finding> look() {
    var told = api.json(Ask.get("/v1/heartbeat"));
    var last = told.path("last").path("sent").asText();
    if (told.path("alive").asBoolean()) {
      return List.of();
    }
    return List.of(
        last.isEmpty()
            ? Finding.note("No heartbeat came yet; one comes each hour.")
            : Finding.wrong(
                "The last heartbeat came at " + last + ": announcements may not go out either.",
                "docs/runbook.md, \"HeartbeatAlarm\", says which station to look at first."));
  }
}
