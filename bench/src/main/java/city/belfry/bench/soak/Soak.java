package city.belfry.bench.soak;

import city.belfry.bench.load.Landing;
import city.belfry.bench.load.RealCity;
import city.belfry.bench.load.Receipt;
import city.belfry.runtime.Json;
import city.belfry.runtime.SystemClock;
import city.belfry.time.Clock;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** One soak: random work, random faults, random ends; then the judge. For one thread. */
final class Soak {
  private static final List<String> FAULTS =
      List.of(
          "timeout-after",
          "timeout-before",
          "error-after",
          "error-before",
          "reset-after",
          "reset-before",
          "limited",
          "slow");

  private static final Duration GLANCE = Duration.ofSeconds(1);
  private static final int LONGEST_PAUSE_MILLIS = 1_500;

  private final Clock clock = new SystemClock();
  private final RealCity city;
  private final List<String> channels;
  private final Random random;
  private final People people;
  private final Map<String, Integer> happened = new TreeMap<>();
  private int posts;

  Soak(RealCity city, List<String> channels, long seed) {
    this.city = city;
    this.channels = List.copyOf(channels);
    this.random = new Random(seed);
    this.people = new People(city, clock);
  }

  /**
   * What came of it.
   *
   * @param happened how often
   */
  record Ended(Map<String, Integer> happened, Map<SoakJudge.Rule, List<String>> broken) {
    Ended {
      happened = Collections.unmodifiableMap(new TreeMap<>(happened));
      broken = Map.copyOf(broken);
    }
  }

  /** Works until the instant; afterwards all may take the patience to settle. */
  Ended run(Instant until, Duration patience) throws IOException, InterruptedException {
    while (clock.now().isBefore(until)) {
      act();
      clock.awaitUntil(clock.now().plusMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
    }
    people.release();
    return judged(settled(clock.now().plus(patience)));
  }

  private void act() throws IOException, InterruptedException {
    var dice = random.nextInt(100);
    if (dice < 55 || people.stories().isEmpty()) {
      announce();
    } else if (dice < 63) {
      note("cancel");
      people.cancel(story());
    } else if (dice < 73) {
      note("edit");
      people.edit(story());
    } else if (dice < 80) {
      holdOrRelease();
    } else if (dice < 95) {
      fault();
    } else {
      killAndRestart();
    }
  }

  private void announce() throws IOException, InterruptedException {
    posts++;
    var some = new ArrayList<>(channels);
    Collections.shuffle(some, random);
    var chosen = List.copyOf(some.subList(0, 1 + random.nextInt(some.size())));
    note("post");
    happened.merge("delivery", chosen.size(), Integer::sum);
    people.announce("soak" + posts, chosen, Duration.ofMillis(2_000 + random.nextInt(28_000)));
  }

  /** One of the latest: what is long over can hardly be stopped. */
  private Story story() {
    var all = people.stories();
    var recent = all.subList(Math.max(0, all.size() - 12), all.size());
    return recent.get(random.nextInt(recent.size()));
  }

  private void holdOrRelease() throws IOException, InterruptedException {
    if (people.holds()) {
      note("release");
      people.release();
    } else {
      note("hold");
      people.hold();
    }
  }

  private void fault() throws IOException, InterruptedException {
    var kind = FAULTS.get(random.nextInt(FAULTS.size()));
    note("fault " + kind);
    var fault =
        Json.object()
            .put("platform", "sample")
            .put("kind", kind)
            .put("times", 1 + random.nextInt(3))
            .put("account", channels.get(random.nextInt(channels.size())));
    if (kind.startsWith("timeout") || kind.equals("slow")) {
      fault.put("millis", 1_000 + random.nextInt(19_000));
    }
    if (kind.equals("limited")) {
      fault.put("until", clock.now().plusSeconds(5).toString());
    }
    city.api().play(fault);
  }

  private void killAndRestart() throws IOException, InterruptedException {
    note("kill");
    city.kill();
    clock.awaitUntil(clock.now().plusMillis(random.nextInt(3_000)));
    city.restart();
  }

  private void note(String what) {
    happened.merge(what, 1, Integer::sum);
  }

  /** The receipts by post, once all are settled, or as they stand at the end. */
  private Map<String, List<JsonNode>> settled(Instant end)
      throws IOException, InterruptedException {
    var receipts = new HashMap<String, List<JsonNode>>();
    while (true) {
      var open = false;
      for (var story : people.stories()) {
        var known = receipts.get(story.id());
        if (known == null || !known.stream().allMatch(Receipt::settled)) {
          known = city.api().receipts(story.id()).valueStream().toList();
          receipts.put(story.id(), known);
          open |= !known.stream().allMatch(Receipt::settled);
          review(known);
        }
      }
      if (!open || clock.now().isAfter(end)) {
        return receipts;
      }
      clock.awaitUntil(clock.now().plus(GLANCE));
    }
  }

  private void review(List<JsonNode> receipts) throws IOException, InterruptedException {
    for (var receipt : receipts) {
      if (receipt.path("state").asText().equals("parked")) {
        note("review");
        people.review(receipt);
      }
    }
  }

  private Ended judged(Map<String, List<JsonNode>> receipts)
      throws IOException, InterruptedException {
    var judge = new SoakJudge(Landing.all(city.api().placed()));
    for (var story : people.stories()) {
      var told = receipts.getOrDefault(story.id(), List.of());
      judge.judge(story, told);
      told.forEach(receipt -> note("ended " + receipt.path("state").asText()));
    }
    return new Ended(happened, judge.broken());
  }
}
