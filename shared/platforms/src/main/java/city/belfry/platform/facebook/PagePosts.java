package city.belfry.platform.facebook;

import city.belfry.domain.delivery.Placed;
import city.belfry.platform.Sighting;
import city.belfry.platform.wire.Echo;
import city.belfry.platform.wire.Json;
import city.belfry.platform.wire.Percent;
import city.belfry.platform.wire.Seen;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Page's posts as it shows them, newest first.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/reference/page/feed/">Page feed</a>
 */
record PagePosts(Graph graph, String page) {
  private static final int MOST_PAGES = 5;

  /** Since June 2026 in the place of {@code post_impressions_unique}. */
  private static final String VIEWERS = "post_total_media_view_unique";

  private static final DateTimeFormatter CREATED =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter(Locale.ROOT);

  /** Posts of exactly this message, made since then. */
  Sighting matching(String message, Instant since) {
    var found = new ArrayList<Placed>();
    var after = "";
    for (var page = 0; page < MOST_PAGES; page++) {
      var said = read(after);
      if (!(said instanceof Said.Yes yes) || !yes.body().path("data").isArray()) {
        return found.isEmpty() ? new Sighting.CannotTell(said.raw()) : Seen.of(found);
      }
      var older = false;
      for (var post : yes.body().path("data")) {
        var created = created(post);
        var same = says(post, message);
        if (created.isEmpty()) {
          if (same) {
            return new Sighting.CannotTell(yes.raw());
          }
        } else if (created.get().isBefore(since)) {
          older = true;
        } else if (same) {
          Json.id(post.path("id"))
              .ifPresent(id -> found.add(new Placed(id, address(post), created.get())));
        }
      }
      after = yes.body().path("paging").path("cursors").path("after").asText();
      // Not at the first older one: somebody may have dated a post back.
      if (older || after.isEmpty() || yes.body().path("paging").path("next").isMissingNode()) {
        return Seen.of(found);
      }
    }
    return found.isEmpty()
        ? new Sighting.CannotTell("more posts since then than were read")
        : Seen.of(found);
  }

  /**
   * How many people each of the newest hundred posts since then reached, by its id; none without
   * the permission {@code read_insights}.
   *
   * @see <a href="https://developers.facebook.com/docs/graph-api/reference/insights/">Insights</a>
   */
  Map<String, Long> views(Instant since) {
    var said =
        graph.get(
            Percent.encode(page) + "/published_posts",
            Map.of(
                "fields",
                "id,insights.metric(" + VIEWERS + ")",
                "since",
                Long.toString(since.getEpochSecond()),
                "limit",
                "100"));
    var views = new HashMap<String, Long>();
    if (said instanceof Said.Yes yes) {
      for (var post : yes.body().path("data")) {
        var seen = Json.number(post.at("/insights/data/0/values/0/value"));
        Json.id(post.path("id"))
            .filter(_ -> seen.isPresent())
            .ifPresent(id -> views.put(id, seen.getAsLong()));
      }
    }
    return views;
  }

  /** Whether a post has its new words by now. */
  Sighting edited(Placed placed, String message) {
    var said = graph.get(Percent.encode(placed.id()), Map.of("fields", "id,message,permalink_url"));
    if (!(said instanceof Said.Yes yes) || !yes.body().path("message").isTextual()) {
      return new Sighting.CannotTell(said.raw());
    }
    return says(yes.body(), message) ? new Sighting.Found(List.of(placed)) : new Sighting.Absent();
  }

  private static boolean says(JsonNode post, String message) {
    return Echo.plain(post.path("message").asText()).equals(Echo.plain(message));
  }

  /** Whether the Page still shows it; nothing where that cannot be told. */
  Optional<Boolean> shows(String id) {
    return read("") instanceof Said.Yes yes && yes.body().path("data").isArray()
        ? Optional.of(
            yes.body()
                .path("data")
                .valueStream()
                .anyMatch(post -> post.path("id").asText().equals(id)))
        : Optional.empty();
  }

  private Said read(String after) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("fields", "id,message,created_time,permalink_url");
    parameters.put("limit", "100");
    if (!after.isEmpty()) {
      // The "next" address would do as well, but it carries the token.
      parameters.put("after", after);
    }
    return graph.get(Percent.encode(page) + "/published_posts", parameters);
  }

  /** {@code 2026-11-22T08:00:00+0000}. */
  static Optional<Instant> created(JsonNode post) {
    try {
      return Optional.of(CREATED.parse(post.path("created_time").asText(), Instant::from));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static @Nullable URI address(JsonNode post) {
    try {
      var text = post.path("permalink_url").asText();
      return text.isBlank() ? null : URI.create(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
