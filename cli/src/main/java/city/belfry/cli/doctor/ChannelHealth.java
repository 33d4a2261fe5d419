package city.belfry.cli.doctor;

import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import city.belfry.cli.show.Moment;
import city.belfry.cli.show.Table;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How a channel was when it was last asked; once a day each is. */
public final class ChannelHealth {
  private static final Duration A_DAY_AND_A_BIT = Duration.ofHours(26);
  private static final Duration SOON = Duration.ofDays(7);

  private ChannelHealth() {}

  /** For a person who has just connected it. */
  public static List<String> lines(Api api, String channel, Instant now) {
    var findings = findings(api, channel, now);
    return findings.isEmpty()
        ? List.of(channel + " was well when it was last asked.")
        : findings.stream().map(Finding::sentence).toList();
  }

  static List<Finding> findings(Api api, String channel, Instant now) {
    var snapshots = api.json(Ask.get("/v1/channels/" + channel + "/snapshots")).path("snapshots");
    if (snapshots.isEmpty()) {
      return List.of(Finding.note(channel + " was never asked how it is; once a day it will be."));
    }
    var last = snapshots.get(snapshots.size() - 1);
    var findings = new ArrayList<Finding>();
    var age = Duration.between(Instant.parse(last.path("at").asText()), now);
    if (age.compareTo(A_DAY_AND_A_BIT) > 0) {
      findings.add(
          Finding.wrong(
              channel + " was last asked how it is " + Moment.length(age) + " ago.",
              "Look whether the daily schedule is enabled, and at Dispatch's log."));
    }
    last.path("findings").forEach(reason -> findings.add(finding(channel, reason)));
    expiry(channel, last.path("credentialExpires"), now, findings);
    return findings;
  }

  private static Finding finding(String channel, JsonNode reason) {
    return Finding.wrong(
        channel + ": " + Table.clean(reason.path("words").asText(reason.path("code").asText())),
        "Then: ./belfry channels connect " + channel);
  }

  private static void expiry(
      String channel, JsonNode expires, Instant now, List<Finding> findings) {
    if (expires.isTextual()) {
      var left = Duration.between(now, Instant.parse(expires.asText()));
      if (left.compareTo(SOON) < 0) {
        findings.add(
            Finding.wrong(
                left.isNegative()
                    ? channel + "'s sign-in has ended."
                    : channel + "'s sign-in ends in " + Moment.length(left) + ".",
                "Get a new one, then: ./belfry channels connect " + channel));
      }
    }
  }
}
