package city.belfry.platform.x.stage;

import city.belfry.stage.StagePost;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** What was posted, oldest first. Safe for threads. */
final class XShelf {
  private static final Duration MEMORY = Duration.ofMinutes(30);

  /** Ids carry the millisecond since this one above 22 bits. */
  private static final long EPOCH = 1_288_834_974_657L;

  private static final long LEAST = 1_000_000_000_000_000_000L;

  private final List<StagePost> posts = new ArrayList<>();

  /** The latest of an account's posts by its text: benches post thousands. */
  private final Map<Said, StagePost> latest = new HashMap<>();

  private long last = LEAST;

  static String userId(String account) {
    var crc = new CRC32();
    crc.update(account.getBytes(StandardCharsets.UTF_8));
    return String.valueOf(LEAST + crc.getValue());
  }

  private record Said(String account, String text) {}

  synchronized List<StagePost> all() {
    return List.copyOf(posts);
  }

  synchronized StagePost place(String account, String text, Instant arrived, Instant visible) {
    last = Math.max(last + 1, (arrived.toEpochMilli() - EPOCH) << 22);
    var post =
        new StagePost(String.valueOf(last), account, null, "", text, null, arrived, visible, false);
    posts.add(post);
    latest.put(new Said(account, text), post);
    return post;
  }

  synchronized void retract(StagePost post) {
    latest.remove(new Said(post.account(), post.text()), post);
    posts.set(
        posts.indexOf(post),
        new StagePost(
            post.id(),
            post.account(),
            post.language(),
            post.title(),
            post.text(),
            post.link(),
            post.arrived(),
            post.visible(),
            true));
  }

  synchronized Optional<StagePost> find(String id) {
    return posts.stream().filter(post -> post.id().equals(id)).findAny();
  }

  synchronized boolean own(String id, String account) {
    return find(id).filter(post -> post.account().equals(account)).isPresent();
  }

  /** The posts of a user by number that are still there, newest first. */
  synchronized List<StagePost> of(String userId) {
    return posts.reversed().stream()
        .filter(post -> userId(post.account()).equals(userId) && !post.retracted())
        .toList();
  }

  synchronized boolean repeats(String account, String text, Instant now) {
    var earlier = latest.get(new Said(account, text));
    return earlier != null && earlier.arrived().isAfter(now.minus(MEMORY));
  }
}
