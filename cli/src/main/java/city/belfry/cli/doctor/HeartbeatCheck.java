package city.belfry.cli.doctor;

import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the last announcement on the drill channel {@code heartbeat} arrived. */
public record HeartbeatCheck(Api api, InstantSource clock) implements Check {
  private static final String CHANNEL = "heartbeat";
  private static final Duration BACK = Duration.ofDays(2);
  private static final Duration UNDER_WAY = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "heartbeat";
  }

  @Override
  public List<Finding> look() {
    var latest = latest();
    if (latest == null) {
      return List.of(Finding.note("no heartbeat yet"));
    }
    var post = latest.path("id").asText();
    for (var receipt : api.json(Ask.get("/v1/posts/" + post + "/receipts")).path("receipts")) {
      var state = receipt.path("state").asText();
      if (receipt.path("channel").asText().equals(CHANNEL) && !state.equals("delivered")) {
        return List.of(
            Finding.wrong(
                "The last heartbeat is " + state + ", not delivered.",
                "Look: ./belfry receipts " + post));
      }
    }
    return List.of();
  }

  private @Nullable JsonNode latest() {
    var now = clock.instant();
    var page = "";
    JsonNode latest = null;
    do {
      var answer =
          api.json(
              Ask.get(
                  "/v1/posts?limit=100&from=%s&to=%s%s"
                      .formatted(
                          now.minus(BACK),
                          now.minus(UNDER_WAY),
                          page.isEmpty()
                              ? ""
                              : "&page=" + URLEncoder.encode(page, StandardCharsets.UTF_8))));
      for (var post : answer.path("posts")) {
        latest = beats(post) ? post : latest;
      }
      page = answer.path("nextPage").asText();
    } while (!page.isEmpty());
    return latest;
  }

  private static boolean beats(JsonNode post) {
    return post.path("plan")
        .valueStream()
        .anyMatch(p -> p.path("channel").asText().equals(CHANNEL));
  }
}
