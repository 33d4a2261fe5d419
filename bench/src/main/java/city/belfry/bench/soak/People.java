package city.belfry.bench.soak;

import city.belfry.bench.load.RealCity;
import city.belfry.local.rehearse.Api;
import city.belfry.runtime.Json;
import city.belfry.time.Clock;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people do at the API; they note every answer. For one thread. */
final class People {
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

  private final RealCity city;
  private final Clock clock;
  private final List<Story> stories = new ArrayList<>();
  private @Nullable Hold hold;

  private record Hold(Instant answered, Set<String> named) {}

  People(RealCity city, Clock clock) {
    this.city = city;
    this.clock = clock;
  }

  List<Story> stories() {
    return List.copyOf(stories);
  }

  /**
   * Announces, and repeats the request until it is answered.
   *
   * @param name unique
   */
  void announce(String name, List<String> channels, Duration in)
      throws IOException, InterruptedException {
    var due = clock.now().plus(in);
    var first = new Story.Revision(name + "-1.", due);
    var answer = city.api().send("POST /v1/posts", name, Json.bytes(body(first, channels)));
    if (answer.status() != 201) {
      throw new IOException("not accepted: " + answer.body());
    }
    var story = new Story(answer.body().path("id").asText(), channels);
    story.asked(first);
    stories.add(story);
  }

  private static ObjectNode body(Story.Revision revision, List<String> channels) {
    var body = Json.object().put("topic", "traffic").put("severity", "routine");
    body.putObject("texts")
        .putObject("en")
        .put("headline", "Main St closed " + revision.mark())
        .put("body", "From 1st St to 3rd St.")
        .put("check", "checked");
    var named = body.putArray("channels");
    channels.forEach(named::add);
    body.put("link", false).put("due", revision.due().toString());
    body.putObject("latePolicy").put("kind", "not-after").put("minutes", 10);
    return body;
  }

  void cancel(Story story) throws IOException, InterruptedException {
    var answer = ask("POST /v1/posts/" + story.id() + "/cancel", NOTHING);
    if (answer.status() == 200) {
      var named = named(answer.body(), "alreadySending", "channel");
      named.addAll(named(answer.body(), "alreadyOut", "channel"));
      story.stopped(new Story.Stop("cancel", story.marks(), clock.now(), Instant.MAX, named));
    }
  }

  /** Other words, due a little later; what others did meanwhile refuses it, which is well. */
  void edit(Story story) throws IOException, InterruptedException {
    var seen = ask("GET /v1/posts/" + story.id(), NOTHING).body();
    var last = story.revisions().getLast();
    var number = story.revisions().size() + 1;
    var base = last.mark().substring(0, last.mark().lastIndexOf('-'));
    var soon = clock.now().plusSeconds(3);
    var next =
        new Story.Revision(base + "-" + number + ".", last.due().isAfter(soon) ? last.due() : soon);
    var older = story.marks();
    var answer =
        city.api()
            .send(
                "PUT /v1/posts/" + story.id(),
                Map.of("if-match", "\"" + seen.path("version").asLong() + "\""),
                Json.bytes(body(next, story.channels())));
    if (answer.status() == 200) {
      story.asked(next);
      story.stopped(
          new Story.Stop(
              "edit",
              older,
              clock.now(),
              Instant.MAX,
              named(answer.body(), "keepOlderWords", "channel")));
    }
  }

  boolean holds() {
    return hold != null;
  }

  void hold() throws IOException, InterruptedException {
    var answer = ask("PUT /v1/hold", NOTHING);
    if (answer.status() == 200) {
      hold = new Hold(clock.now(), named(answer.body(), "alreadySending", "id"));
    }
  }

  void release() throws IOException, InterruptedException {
    var over = clock.now();
    var held = hold;
    if (held != null) {
      for (var story : stories) {
        var named = new HashSet<String>();
        for (var channel : story.channels()) {
          if (held.named().contains(story.id() + "." + channel + ".en")) {
            named.add(channel);
          }
        }
        story.stopped(new Story.Stop("hold", story.marks(), held.answered(), over, named));
      }
      hold = null;
    }
    var _ = ask("DELETE /v1/hold", NOTHING);
  }

  /** What waits for a person's review after a hold may go. */
  void review(JsonNode receipt) throws IOException, InterruptedException {
    var body = Json.object().put("ver", receipt.path("version").asLong());
    var _ =
        ask("POST /v1/deliveries/" + receipt.path("id").asText() + "/release", Json.bytes(body));
  }

  private Api.Answer ask(String route, byte[] body) throws IOException, InterruptedException {
    return city.api().send(route, Map.of(), body);
  }

  private static Set<String> named(JsonNode answer, String list, String field) {
    var all = new HashSet<String>();
    answer.path(list).forEach(node -> all.add(node.path(field).asText()));
    return all;
  }
}
