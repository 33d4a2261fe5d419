package city.belfry.bench.soak;

import city.belfry.bench.load.Landing;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Holds what people were told against what the stage really has. For one thread. */
final class SoakJudge {
  private static final Set<String> DENIES = Set.of("cancelled", "missed", "rejected");
  private static final Set<String> FINAL =
      Set.of("delivered", "rejected", "cancelled", "missed", "unconfirmed");

  private final List<Landing> landings;
  private final Map<Rule, List<String>> broken = new EnumMap<>(Rule.class);

  /** What may never happen. */
  enum Rule {
    LOST,
    EARLY,
    DOUBLED,
    SENT_AFTER_STOP;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    String json() {
      return this == SENT_AFTER_STOP ? "sentAfterStop" : word();
    }
  }

  SoakJudge(List<Landing> landings) {
    this.landings = List.copyOf(landings);
    for (var rule : Rule.values()) {
      broken.put(rule, new ArrayList<>());
    }
  }

  /**
   * Judges one post.
   *
   * @param receipts of its deliveries, as the API tells them at the end
   */
  void judge(Story story, Collection<JsonNode> receipts) {
    for (var channel : story.channels()) {
      var told =
          receipts.stream().filter(r -> r.path("channel").asText().equals(channel)).findFirst();
      if (told.isPresent()) {
        truth(story, channel, told.get());
      } else if (story.stops().stream().noneMatch(stop -> stop.what().equals("cancel"))) {
        broken(Rule.LOST, story.id() + " " + channel + " was never made");
      }
      story.revisions().forEach(revision -> seen(story, channel, revision));
    }
  }

  private void truth(Story story, String channel, JsonNode told) {
    var state = told.path("state").asText();
    var mark = new Landing("", told.path("text").asText(), Instant.EPOCH).mark();
    var there = there(channel, mark).size();
    if (!FINAL.contains(state)) {
      broken(Rule.LOST, story.id() + " " + channel + " is " + state + " for ever");
    } else if (state.equals("delivered") && there == 0) {
      broken(Rule.LOST, story.id() + " " + channel + " is delivered, and is not there");
    } else if (DENIES.contains(state) && there > 0) {
      broken(Rule.DOUBLED, story.id() + " " + channel + " is " + state + ", and is there");
    }
  }

  private void seen(Story story, String channel, Story.Revision revision) {
    var there = there(channel, revision.mark());
    if (there.size() > 1) {
      broken(Rule.DOUBLED, revision.mark() + " is there " + there.size() + " times on " + channel);
    }
    for (var landing : there) {
      if (landing.arrived().isBefore(revision.due())) {
        broken(Rule.EARLY, revision.mark() + " on " + channel + " came before " + revision.due());
      }
      story.stops().stream()
          .filter(stop -> stop.forbids(revision.mark(), channel, landing.arrived()))
          .forEach(stop ->
              broken(
                  Rule.SENT_AFTER_STOP,
                  "%s on %s came at %s, after the %s was answered at %s"
                      .formatted(
                          revision.mark(),
                          channel,
                          landing.arrived(),
                          stop.what(),
                          stop.answered())));
    }
  }

  private List<Landing> there(String channel, String mark) {
    return landings.stream()
        .filter(l -> l.account().equals(channel) && l.mark().equals(mark))
        .toList();
  }

  private void broken(Rule rule, String how) {
    var _ = broken.computeIfAbsent(rule, _ -> new ArrayList<>()).add(how);
  }

  /** All that was broken, by rule; nothing is an empty list. */
  Map<Rule, List<String>> broken() {
    return Map.copyOf(broken);
  }
}
