package city.belfry.platform.x;

import city.belfry.domain.delivery.Placed;
import city.belfry.platform.Sighting;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the account's own posts back; no more of them than the look-up needs, for each is paid.
 *
 * @see <a href="https://docs.x.com/x-api/users/get-posts">Get Posts</a>
 */
final class XTimeline {
  private static final int MOST_PAGES = 5;

  private final XApi api;
  private final String userId;
  private final List<JsonNode> posts = new ArrayList<>();

  XTimeline(XApi api, String userId) {
    this.api = api;
    this.userId = userId;
  }

  Sighting find(Predicate<JsonNode> same, Instant since, Function<String, Placed> placing) {
    var failure = read(since, "created_at,entities");
    if (failure != null) {
      return failure;
    }
    var found = new ArrayList<Placed>();
    for (var post : posts) {
      var id = Json.numericId(post, "id");
      var created = created(post);
      if (id.isEmpty() || created == null) {
        return new Sighting.CannotTell("a post without id or instant");
      }
      if (!created.isBefore(since) && same.test(post)) {
        var placed = placing.apply(id.get());
        found.add(new Placed(placed.id(), placed.permalink(), created));
      }
    }
    var byAge =
        Comparator.comparingInt((Placed placed) -> placed.id().length()).thenComparing(Placed::id);
    return found.isEmpty()
        ? new Sighting.Absent()
        : new Sighting.Found(found.stream().distinct().sorted(byAge).toList());
  }

  /**
   * How often each post since then was seen, by its id; what could be read of it.
   *
   * @see <a href="https://docs.x.com/x-api/fundamentals/metrics">Metrics</a>
   */
  Map<String, Long> views(Instant since) {
    read(since, "public_metrics");
    var views = new HashMap<String, Long>();
    for (var post : posts) {
      var seen = Json.number(post.path("public_metrics").path("impression_count"));
      Json.numericId(post, "id")
          .filter(_ -> seen.isPresent())
          .ifPresent(id -> views.put(id, seen.getAsLong()));
    }
    return views;
  }

  /** What hinders a look-up; null when all was read. */
  private Sighting.@Nullable CannotTell read(Instant since, String fields) {
    var token = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      var reply = api.get("2/users/" + userId + "/tweets", query(since, fields, token));
      var meta =
          reply instanceof Reply.Answer answer && answer.status() / 100 == 2
              ? Json.object(answer).filter(body -> body.path("meta").has("result_count"))
              : Optional.<JsonNode>empty();
      if (meta.isEmpty()) {
        return new Sighting.CannotTell(api.raw().of(reply));
      }
      meta.get().path("data").forEach(posts::add);
      token = meta.get().path("meta").path("next_token").asText("");
      if (token.isEmpty()) {
        return null;
      }
    }
    return new Sighting.CannotTell("more posts than can be read");
  }

  private static Map<String, String> query(Instant since, String fields, String token) {
    var query = new LinkedHashMap<String, String>();
    query.put("max_results", "100");
    query.put("start_time", since.truncatedTo(ChronoUnit.SECONDS).toString());
    query.put("tweet.fields", fields);
    if (!token.isEmpty()) {
      query.put("pagination_token", token);
    }
    return query;
  }

  private static @Nullable Instant created(JsonNode post) {
    try {
      return Instant.parse(post.path("created_at").asText(""));
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
