package city.belfry.platform.wechat;

import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Words;
import city.belfry.platform.Attempt;
import city.belfry.platform.Sighting;
import city.belfry.platform.wire.Echo;
import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The account's published articles, newest first.
 *
 * @see <a
 *     href="https://developers.weixin.qq.com/doc/subscription/api/public/api_freepublish_batchget.html">freepublish/batchget</a>
 */
record PublishedArticles(Session session) {
  private static final int A_PAGE = 20;
  private static final int MOST_PAGES = 5;

  /** Articles of these words, published since the attempt was claimed. */
  Sighting matching(Words words, Attempt attempt) {
    var since = Echo.since(attempt);
    var found = new ArrayList<Placed>();
    for (var page = 0; page < MOST_PAGES; page++) {
      var said = read(page);
      if (!(said instanceof Said.Yes yes) || !yes.body().path("item").isArray()) {
        return found.isEmpty() ? new Sighting.CannotTell(Way.raw(said)) : sorted(found);
      }
      var items = yes.body().path("item");
      for (var item : items) {
        var published = published(item);
        if (!published.isBefore(since)) {
          news(item)
              .filter(news -> same(news, words))
              .limit(1)
              .forEach(news -> add(found, item, news, published));
        }
      }
      if (items.size() < A_PAGE || published(items.path(items.size() - 1)).isBefore(since)) {
        return found.isEmpty() ? new Sighting.Absent() : sorted(found);
      }
    }
    return found.isEmpty()
        ? new Sighting.CannotTell("more articles since then than were read")
        : sorted(found);
  }

  private Said read(int page) {
    return session.ask(
        "cgi-bin/freepublish/batchget",
        Json.newObject().put("offset", page * A_PAGE).put("count", A_PAGE).put("no_content", 0));
  }

  private static Sighting sorted(ArrayList<Placed> found) {
    found.sort(
        Comparator.comparing(Placed::visible, Comparator.nullsFirst(Comparator.naturalOrder())));
    return new Sighting.Found(found);
  }

  private static void add(
      ArrayList<Placed> found, JsonNode item, JsonNode news, Instant published) {
    Json.id(item.path("article_id"))
        .ifPresent(id ->
            found.add(new Placed(id, PublishWay.uri(news.path("url")).orElse(null), published)));
  }

  private static Stream<JsonNode> news(JsonNode item) {
    return item.path("content")
        .path("news_item")
        .valueStream()
        .filter(news -> !news.path("is_deleted").asBoolean());
  }

  private static boolean same(JsonNode news, Words words) {
    return news.path("title").asText().strip().equals(ArticleHtml.title(words.title()))
        && ArticleHtml.words(news.path("content").asText())
            .equals(ArticleHtml.words(ArticleHtml.of(words.text())));
  }

  /** The draft is older than its publishing, so the latest instant that is told counts. */
  private static Instant published(JsonNode item) {
    var latest =
        Stream.of(item.path("update_time"), item.path("content").path("update_time"))
            .mapToLong(node -> Json.number(node).orElse(0))
            .max()
            .orElse(0);
    return Instant.ofEpochSecond(Math.clamp(latest, 0, Instant.MAX.getEpochSecond()));
  }
}
