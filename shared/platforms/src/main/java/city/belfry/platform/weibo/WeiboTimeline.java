package city.belfry.platform.weibo;

import city.belfry.domain.delivery.Placed;
import city.belfry.platform.Sighting;
import city.belfry.platform.Wire.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;

/**
 * Reads the account's own posts back. Without a {@code uid} Weibo answers with those of the token's
 * owner.
 *
 * @see <a href="https://open.weibo.com/wiki/2/statuses/user_timeline">statuses/user_timeline</a>
 */
record WeiboTimeline(WeiboApi api, String uid) {
  private static final int PER_PAGE = 100;

  /** More than an account can post between a claim and its last look-up. */
  private static final int MOST_PAGES = 5;

  Sighting find(String words, Instant since) {
    var found = new ArrayList<Placed>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      var reply = page(page);
      if (!(reply instanceof Reply.Answer answer)) {
        return new Sighting.CannotTell(api.raw().of(reply));
      }
      var statuses = WeiboApi.good(answer).map(object -> object.path("statuses"));
      if (statuses.isEmpty() || !statuses.get().isArray()) {
        return new Sighting.CannotTell(api.raw().of(reply));
      }
      var oldest = Instant.MAX;
      for (JsonNode one : statuses.get()) {
        var status = WeiboStatus.read(one).orElse(null);
        if (status == null || status.created() == null) {
          return new Sighting.CannotTell("a post without id or instant: " + api.raw().of(reply));
        }
        oldest = status.created().isBefore(oldest) ? status.created() : oldest;
        if (!status.created().isBefore(since) && WeiboText.same(words, status.text())) {
          found.add(status.placed(uid));
        }
      }
      if (statuses.get().isEmpty() || oldest.isBefore(since)) {
        return sighting(found);
      }
    }
    return found.isEmpty()
        ? new Sighting.CannotTell("more posts than can be read")
        : sighting(found);
  }

  private Reply page(int page) {
    var query = new LinkedHashMap<String, String>();
    query.put("count", String.valueOf(PER_PAGE));
    query.put("page", String.valueOf(page));
    query.put("trim_user", "1");
    return api.get("2/statuses/user_timeline.json", query);
  }

  private static Sighting sighting(ArrayList<Placed> found) {
    if (found.isEmpty()) {
      return new Sighting.Absent();
    }
    var byAge =
        Comparator.comparingInt((Placed placed) -> placed.id().length()).thenComparing(Placed::id);
    return new Sighting.Found(found.stream().distinct().sorted(byAge).toList());
  }
}
