package city.belfry.cli.doctor;

import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What each channel's platform said when it was last asked: whose token it is, what it may. */
public record ChannelsCheck(Api api, InstantSource clock) implements Check {
  @Override
  public String name() {
    return "channels";
  }

  @Override
  public List<Finding> look() {
    var findings = new ArrayList<Finding>();
    var channels = api.json(Ask.get("/v1/channels")).path("channels");
    if (channels.isEmpty()) {
      findings.add(
          Finding.wrong("The city has no channel.", "Connect one: ./belfry channels connect NAME"));
    }
    var never = 0;
    for (var channel : channels) {
      var found = ChannelHealth.findings(api, channel.path("name").asText(), clock.instant());
      if (found.stream().anyMatch(Finding::wrong)) {
        findings.addAll(found);
      } else if (!found.isEmpty()) {
        never++;
      }
    }
    if (never > 0) {
      findings.add(
          Finding.note(never + " of " + channels.size() + " were never asked how they are yet."));
    }
    return findings;
  }
}
