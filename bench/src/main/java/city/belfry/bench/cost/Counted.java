package city.belfry.bench.cost;

import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one run of the town counted.
 *
 * @param idleHour an hour in which nobody does anything: ticks and a heartbeat
 * @param watch what the daily watch adds
 * @param post what one post on {@link #CHANNELS} adds, with one look at its receipts
 * @param storedByPost what it leaves in the table, in GB
 * @param idleMetrics how many metrics come though nobody does anything
 * @param postMetrics how many come besides, with a post
 */
record Counted(
    Tally idleHour,
    Tally watch,
    Tally post,
    double storedByPost,
    int idleMetrics,
    int postMetrics,
    Inventory inventory) {
  /** The board and one account on each of the four platforms, two on X. */
  static final List<String> CHANNELS =
      List.of(
          "board-city", "weibo-police", "wechat-city", "facebook-city", "x-city-en", "x-city-es");

  /** How many of them X takes money for. */
  static final int ON_X = 2;

  /** After this comes a heartbeat that nothing is counted of, then an idle hour, then midnight. */
  private static final Instant START = Instant.parse("2026-11-22T21:50:00.500Z");

  private static final Instant WARM = Instant.parse("2026-11-22T22:30:00.500Z");

  /** When the watch comes, here in UTC. */
  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00.500Z");

  private static final Duration HOUR = Duration.ofHours(1);

  /**
   * Runs the town and counts.
   *
   * @param home the folder of template.yaml and events/
   * @throws IllegalStateException when anything in the town fails
   */
  static Counted in(Path home, Assumptions assumptions) throws IOException {
    try (var town = CostTown.open(home, assumptions, START)) {
      town.until(WARM);
      var idle = over(town, MIDNIGHT.minus(HOUR.dividedBy(2)));
      var idleMetrics = town.metrics();
      var after = MIDNIGHT.plus(HOUR.dividedBy(2));
      var watch = over(town, after).minus(idle);
      var stored = town.stored();
      var before = town.tally();
      var id = accept(town, home, after.plus(HOUR.dividedBy(2)));
      town.until(after.plus(HOUR));
      var receipts = town.ask(event(home, "get-receipts", id));
      settled(town, receipts);
      var post = town.tally().minus(before).minus(idle);
      return new Counted(
          idle,
          watch,
          post,
          town.stored() - stored,
          idleMetrics.size(),
          town.metrics().size() - idleMetrics.size(),
          town.inventory());
    }
  }

  private static Tally over(CostTown town, Instant end) {
    var before = town.tally();
    town.until(end);
    return town.tally().minus(before);
  }

  private static String accept(CostTown town, Path home, Instant due) throws IOException {
    var event = event(home, "post-marathon-closure", "");
    var body =
        (ObjectNode) Json.parse(event.path("body").asText().getBytes(StandardCharsets.UTF_8));
    body.put("due", due.toString());
    var channels = body.putArray("channels");
    CHANNELS.forEach(channels::add);
    return town.ask(event.put("body", body.toString())).path("id").asText();
  }

  private static ObjectNode event(Path home, String name, String id) throws IOException {
    var file = home.resolve("events/accept/" + name + ".json");
    var event = (ObjectNode) Json.parse(Files.readAllBytes(file));
    if (!id.isEmpty()) {
      event.withObjectProperty("pathParameters").put("id", id);
    }
    return event;
  }

  /** What went wrong on the way would be counted too, and be no announcement. */
  private static void settled(CostTown town, JsonNode receipts) {
    var delivered = 0;
    for (var receipt : receipts.path("receipts")) {
      delivered += receipt.path("state").asText().equals("delivered") ? 1 : 0;
    }
    if (delivered != CHANNELS.size() || !town.complaints().isEmpty()) {
      throw new IllegalStateException(
          "of %d deliveries %d went their way, so nothing is told; first complaint: %s"
              .formatted(
                  CHANNELS.size(),
                  delivered,
                  town.complaints().stream().findFirst().orElse("none")));
    }
  }
}
