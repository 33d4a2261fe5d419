package city.belfry.platform.weibo.stage;

import city.belfry.stage.StagePost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was posted, oldest first. Safe for threads. */
final class WeiboShelf {
  private static final Duration MEMORY = Duration.ofMinutes(30);

  /** Mids carry the second since this one above 22 bits; they have 16 digits since 2010. */
  private static final long EPOCH = 515_483_463L;

  private static final long LEAST = 1_000_000_000_000_000L;

  private final List<StagePost> posts = new ArrayList<>();

  /** The latest of an account's posts by its text: benches post thousands. */
  private final Map<Said, StagePost> latest = new HashMap<>();

  private long last = LEAST;

  private record Said(String account, String text) {}

  synchronized List<StagePost> all() {
    return List.copyOf(posts);
  }

  synchronized StagePost place(String account, String text, Instant arrived, Instant visible) {
    last = Math.max(last + 1, (arrived.getEpochSecond() - EPOCH) << 22);
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

  /** An account's posts that are still there, newest first. */
  synchronized List<StagePost> of(String account) {
    return posts.reversed().stream()
        .filter(post -> post.account().equals(account) && !post.retracted())
        .toList();
  }

  /** Whether an account posted so often after an instant, what it took back included. */
  synchronized boolean spent(String account, Instant since, int limit) {
    return posts.reversed().stream()
            .takeWhile(post -> post.arrived().isAfter(since))
            .filter(post -> post.account().equals(account))
            .limit(limit)
            .count()
        == limit;
  }

  synchronized boolean repeats(String account, String text, Instant now) {
    var earlier = latest.get(new Said(account, text));
    return earlier != null && earlier.arrived().isAfter(now.minus(MEMORY));
  }
}
