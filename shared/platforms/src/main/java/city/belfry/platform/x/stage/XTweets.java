package city.belfry.platform.x.stage;

import city.belfry.stage.Shelf;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageReply;
import city.belfry.stage.StageRequest;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** An account's posts, newest first, a page at a time. */
final class XTweets {
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.000'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private XTweets() {}

  static StageReply of(Shelf shelf, StageRequest request) {
    var query = request.query();
    var max = query.getOrDefault("max_results", "10");
    var token = query.getOrDefault("pagination_token", "0");
    if (!max.matches("[5-9]|[1-9][0-9]|100") || !token.matches("[0-9]{1,6}")) {
      return XSays.invalid("The `max_results` query parameter value [" + max + "] is not valid");
    }
    Instant since;
    try {
      since = Instant.parse(query.getOrDefault("start_time", "2010-11-06T00:00:00Z"));
    } catch (DateTimeParseException e) {
      return XSays.invalid("Invalid 'start_time':'" + query.get("start_time") + "'");
    }
    var user = request.path().split("/", -1)[3];
    var all =
        shelf.of(account -> XStage.userId(account).equals(user)).stream()
            .filter(post -> !post.arrived().isBefore(since))
            .toList();
    var fields = Arrays.asList(query.getOrDefault("tweet.fields", "").split(",", -1));
    return page(all, Integer.parseInt(token), Integer.parseInt(max), fields);
  }

  private static StageReply page(List<StagePost> all, int from, int max, List<String> fields) {
    var shown = all.stream().skip(from).limit(max).toList();
    var body = JsonNodeFactory.instance.objectNode();
    if (!shown.isEmpty()) {
      var data = body.putArray("data");
      shown.forEach(post -> add(post, fields, data));
    }
    var meta = body.putObject("meta").put("result_count", shown.size());
    if (!shown.isEmpty()) {
      meta.put("newest_id", shown.getFirst().id()).put("oldest_id", shown.getLast().id());
    }
    if (from + shown.size() < all.size()) {
      meta.put("next_token", String.valueOf(from + shown.size()));
    }
    return StageReply.json(200, body.toString());
  }

  private static void add(StagePost post, List<String> fields, ArrayNode data) {
    var links = XLinks.of(post);
    var tweet = data.addObject().put("id", post.id()).put("text", links.text());
    tweet.putArray("edit_history_tweet_ids").add(post.id());
    if (fields.contains("created_at")) {
      tweet.put("created_at", CREATED.format(post.arrived()));
    }
    if (fields.contains("public_metrics")) {
      tweet.putObject("public_metrics").put("like_count", 2).put("impression_count", 1_204);
    }
    if (fields.contains("entities") && !links.urls().isEmpty()) {
      tweet.putObject("entities").set("urls", links.urls());
    }
  }
}
