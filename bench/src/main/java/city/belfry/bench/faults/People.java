package city.belfry.bench.faults;

import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People at the API: they repeat a request until it is answered, and note the answer. */
final class People {
  private static final int TRIES = 20;

  private final City city;
  private final String accept;
  private int edits = 1;

  People(City city) {
    this.city = city;
    this.accept = city.function("accept");
  }

  /**
   * One announcement to be made.
   *
   * @param due null for at once
   */
  record Wish(
      String key,
      Map<String, Kind> channels,
      String severity,
      boolean drill,
      @Nullable Instant due) {
    JsonNode body(int edit) {
      var body =
          Json.object()
              .put("topic", "traffic")
              .put("severity", severity)
              .put("drill", drill)
              .put("link", false);
      if (due != null) {
        body.put("due", due.toString());
      }
      body.putObject("texts")
          .putObject("en")
          .put("headline", "Main St closed")
          .put("body", words(edit));
      body.putObject("latePolicy").put("kind", "not-after").put("minutes", 10);
      var list = body.putArray("channels");
      channels.keySet().forEach(list::add);
      return body;
    }

    String words(int edit) {
      return words() + edit + ".";
    }

    String words() {
      return "Notice " + key + " version ";
    }
  }

  /** Empty when it was refused, or never answered. */
  Optional<String> accept(Wish wish) {
    var answer = ask("POST /v1/posts", "", Map.of("idempotency-key", wish.key()), wish.body(1));
    if (answer.isEmpty() || answer.get().status() >= 300) {
      return Optional.empty();
    }
    var id = answer.get().body().path("id").asText();
    city.ledger()
        .told(
            new Ledger.Told(
                id,
                wish.channels(),
                wish.drill(),
                wish.severity().equals("emergency"),
                wish.words()));
    return Optional.of(id);
  }

  void cancel(String id) {
    city.ledger().asking(id);
    ask("POST /v1/posts/{id}/cancel", id, Map.of(), Json.object())
        .filter(answer -> answer.status() == 200)
        .ifPresent(answer ->
            city.ledger().stopped(Ledger.What.CANCEL, id, 0, channels(answer, "alreadySending")));
  }

  void retract(String id) {
    city.ledger().asking(id);
    ask("POST /v1/posts/{id}/retract", id, Map.of(), Json.object())
        .filter(answer -> answer.status() == 202)
        .ifPresent(answer ->
            city.ledger().stopped(Ledger.What.RETRACT, id, 0, channels(answer, "retractions")));
  }

  /** Other words each time, so that what arrives tells which request it comes from. */
  void edit(String id, Wish wish) {
    city.ledger().asking(id);
    for (var tries = 0; tries < TRIES; tries++) {
      var seen = ask("GET /v1/posts/{id}", id, Map.of(), Json.object());
      if (seen.isEmpty()) {
        return;
      }
      var answer =
          ask("PUT /v1/posts/{id}", id, Map.of("if-match", seen.get().etag()), wish.body(++edits));
      if (answer.isEmpty() || answer.get().status() == 200) {
        answer.ifPresent(a ->
            city.ledger()
                .stopped(
                    Ledger.What.EDIT,
                    id,
                    a.body().path("revision").asInt(),
                    channels(a, "keepOlderWords")));
        return;
      }
      if (answer.get().status() != 412) {
        return;
      }
    }
  }

  void hold() {
    city.ledger().asking("");
    var releases = city.ledger().releases();
    ask("PUT /v1/hold", "", Map.of(), Json.object())
        .filter(answer -> answer.status() == 200)
        // One that overlaps a release may have come before it: nobody can tell.
        .filter(_ -> city.ledger().releases() == releases)
        .ifPresent(answer -> city.ledger().stopped(Ledger.What.HOLD, "", 0, ids(answer)));
  }

  void release() {
    city.ledger().releasing();
    ask("DELETE /v1/hold", "", Map.of(), Json.object());
    // What was held again meanwhile: nobody can tell which of the two came first.
    city.ledger().releasing();
  }

  private static Set<String> channels(Api.Answer answer, String list) {
    var named = new HashSet<String>();
    answer.body().path(list).forEach(node -> named.add(node.path("channel").asText()));
    return named;
  }

  private static Set<String> ids(Api.Answer answer) {
    var named = new HashSet<String>();
    answer.body().path("alreadySending").forEach(node -> named.add(node.path("id").asText()));
    return named;
  }

  private Optional<Api.Answer> ask(
      String route, String id, Map<String, String> headers, JsonNode body) {
    var event = Api.event(route, id, headers, body);
    for (var tries = 0; tries < TRIES; tries++) {
      var answer = city.call(accept, event).map(People::read);
      if (answer.isPresent() && answer.get().status() < 500) {
        city.ledger()
            .event(city.timeline().now(), "%s %s: %d".formatted(route, id, answer.get().status()));
        return answer;
      }
      city.timeline().awaitUntil(city.timeline().now().plusSeconds(2));
    }
    return Optional.empty();
  }

  private static Api.Answer read(byte[] answer) {
    try {
      return Api.Answer.of(Json.parse(answer));
    } catch (IOException e) {
      throw new IllegalStateException(new String(answer, StandardCharsets.UTF_8), e);
    }
  }
}
