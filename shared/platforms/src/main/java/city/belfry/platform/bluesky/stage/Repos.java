package city.belfry.platform.bluesky.stage;

import city.belfry.stage.StagePicture;
import city.belfry.stage.StagePost;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The posts of all accounts, by their names. One thread. */
final class Repos {
  private static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";
  private static final int CLOCK_BITS = 10;
  private static final int HIGHEST = 60;

  private final List<StagePost> posts = new ArrayList<>();
  private final Map<String, Held> held = new HashMap<>();
  private long commits;

  /**
   * A post that is there.
   *
   * @param place in the list of all
   */
  record Held(JsonNode record, String cid, int place) {}

  static String uri(String account, String rkey) {
    return "at://" + Names.did(account) + "/" + PostRules.TYPE + "/" + rkey;
  }

  List<StagePost> posts(int from) {
    return List.copyOf(posts.subList(from, posts.size()));
  }

  Optional<Held> find(String uri) {
    return Optional.ofNullable(held.get(uri));
  }

  /** Puts it there, or changes it without a word to anybody, as the real one does. */
  void put(
      String account,
      String rkey,
      JsonNode post,
      @Nullable StagePicture picture,
      Instant arrived,
      Instant now) {
    var uri = uri(account, rkey);
    var before = held.get(uri);
    var language = post.path("langs").path(0).isTextual() ? post.path("langs").path(0) : null;
    var shown = shown(uri, account, language, post, arrived, now).showing(picture);
    var place = before == null ? posts.size() : before.place();
    if (before == null) {
      posts.add(shown);
    } else {
      posts.set(place, shown);
    }
    held.put(uri, new Held(post, Cid.of(post), place));
  }

  private static StagePost shown(
      String uri,
      String account,
      @Nullable JsonNode language,
      JsonNode post,
      Instant arrived,
      Instant now) {
    var tag = language == null ? null : language.textValue();
    return new StagePost(
        uri, account, tag, "", post.path("text").asText(""), null, arrived, now, false);
  }

  void delete(String uri) {
    var gone = held.remove(uri);
    if (gone != null) {
      posts.set(gone.place(), posts.get(gone.place()).taken());
    }
  }

  /** A name that the server chooses itself: no other has it. */
  String nextName(Instant now) {
    var value = (now.toEpochMilli() * 1_000 + commits++ % 1_000) << CLOCK_BITS;
    var text = new StringBuilder();
    for (var shift = HIGHEST; shift >= 0; shift -= 5) {
      text.append(DIGITS.charAt((int) (value >>> shift & 31)));
    }
    return text.toString();
  }
}
