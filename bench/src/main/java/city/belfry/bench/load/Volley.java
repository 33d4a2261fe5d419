package city.belfry.bench.load;

import city.belfry.runtime.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * So many deliveries due at one instant, in as few posts as the channels allow.
 *
 * @param name in the words of each of its posts, and of no other volley's
 */
public record Volley(String name, int deliveries, List<String> channels) {
  public Volley {
    channels = List.copyOf(channels);
    if (deliveries < 1 || channels.isEmpty()) {
      throw new IllegalArgumentException("a volley has deliveries and channels");
    }
  }

  /** One message that must be on the stage. */
  public record Wanted(String account, String mark) {}

  public int posts() {
    return (deliveries + channels.size() - 1) / channels.size();
  }

  /** The channels of one of its posts. */
  public List<String> channelsOf(int post) {
    var left = deliveries - post * channels.size();
    return channels.subList(0, Math.min(left, channels.size()));
  }

  /** What a post's words are known by. */
  public String mark(int post) {
    return name + "-" + post + ".";
  }

  /** The words of one of its posts, as the sample platform gets them. */
  public String text(int post) {
    return headline(post) + "\n" + BODY;
  }

  private static final String BODY = "Move parked cars from Oak Ave before 22:00.";

  private String headline(int post) {
    return "Street sweeping " + mark(post);
  }

  /** What the API is asked for one of its posts. */
  public ObjectNode request(int post, Instant due) {
    var body = Json.object().put("topic", "notice").put("severity", "routine");
    body.putObject("texts")
        .putObject("en")
        .put("headline", headline(post))
        .put("body", BODY)
        .put("check", "checked");
    var named = body.putArray("channels");
    channelsOf(post).forEach(named::add);
    body.put("link", false).put("due", due.toString());
    body.putObject("latePolicy").put("kind", "send-anyway");
    return body;
  }

  /** All that must be on the stage: a sample channel's account has its name. */
  public List<Wanted> wanted() {
    var all = new ArrayList<Wanted>();
    IntStream.range(0, posts())
        .forEach(
            post -> channelsOf(post).forEach(channel -> all.add(new Wanted(channel, mark(post)))));
    return all;
  }
}
