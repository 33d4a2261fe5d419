package city.belfry.platform.mastodon;

import city.belfry.domain.delivery.Placed;
import city.belfry.platform.Sighting;
import city.belfry.platform.wire.Percent;
import city.belfry.platform.wire.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An account's own statuses, newest first.
 *
 * @see <a href="https://docs.joinmastodon.org/methods/accounts/#statuses">Get account's
 *     statuses</a>
 */
record MastodonTimeline(MastodonApi api, String account) {
  private static final int PER_PAGE = 40;

  /** More than an account can post between a claim and its last look-up. */
  private static final int MOST_PAGES = 5;

  Sighting find(String words, Instant since) {
    var found = new ArrayList<Placed>();
    var before = "";
    for (var page = 0; page < MOST_PAGES; page++) {
      var reply =
          api.get("api/v1/accounts/" + Percent.encode(account) + "/statuses", query(before));
      var statuses = MastodonApi.array(reply).orElse(null);
      if (statuses == null) {
        return new Sighting.CannotTell(api.raw().of(reply));
      }
      var older = false;
      for (var one : statuses) {
        var status = MastodonStatus.read(one).orElse(null);
        if (status == null || status.created() == null) {
          return new Sighting.CannotTell("a status without id or instant: " + api.raw().of(reply));
        }
        before = status.id();
        if (status.created().isBefore(since)) {
          older = true;
        } else if (MastodonText.same(words, status.content())) {
          found.add(status.placed());
        }
      }
      if (older || statuses.isEmpty()) {
        return Seen.of(found);
      }
    }
    return found.isEmpty()
        ? new Sighting.CannotTell("more statuses than can be read")
        : Seen.of(found);
  }

  private static Map<String, String> query(String before) {
    var query = new LinkedHashMap<String, String>();
    query.put("limit", String.valueOf(PER_PAGE));
    query.put("exclude_reblogs", "true");
    if (!before.isEmpty()) {
      query.put("max_id", before);
    }
    return query;
  }
}
