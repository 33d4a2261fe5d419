package city.belfry.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What was posted on a platform whose ids carry the time, oldest first. Safe for threads. */
public final class Shelf {
  /** So long the same words are a repeat. */
  private static final Duration MEMORY = Duration.ofMinutes(30);

  /** Ids carry the time above so many bits. */
  private static final int TIME_ABOVE = 22;

  private final ToLongFunction<Instant> time;
  private final List<StagePost> posts = new ArrayList<>();

  /** The latest of an account's posts by its text: benches post thousands. */
  private final Map<Words, StagePost> latest = new HashMap<>();

  private long last;

  /**
   * @param least which all ids exceed
   * @param time an instant as ids carry it
   */
  public Shelf(long least, ToLongFunction<Instant> time) {
    this.last = least;
    this.time = time;
  }

  private record Words(String account, String text) {}

  /** All but the first ones. */
  public synchronized List<StagePost> all(int from) {
    return List.copyOf(posts.subList(from, posts.size()));
  }

  public StagePost place(String account, String text, Instant arrived, Instant visible) {
    return place(account, null, text, arrived, visible);
  }

  public StagePost place(
      String account, @Nullable String language, String text, Instant arrived, Instant visible) {
    return place(account, language, text, arrived, visible, null);
  }

  /**
   * @param picture null for none
   */
  public synchronized StagePost place(
      String account,
      @Nullable String language,
      String text,
      Instant arrived,
      Instant visible,
      @Nullable StagePicture picture) {
    last = Math.max(last + 1, time.applyAsLong(arrived) << TIME_ABOVE);
    var id = String.valueOf(last);
    var post =
        new StagePost(id, account, language, "", text, null, arrived, visible, false, picture);
    posts.add(post);
    latest.put(new Words(account, text), post);
    return post;
  }

  public synchronized void retract(StagePost post) {
    latest.remove(new Words(post.account(), post.text()), post);
    posts.set(posts.indexOf(post), post.taken());
  }

  /** Puts a changed post in the place of what it was. */
  public synchronized StagePost change(StagePost post, StagePost changed) {
    latest.remove(new Words(post.account(), post.text()), post);
    latest.put(new Words(post.account(), changed.text()), changed);
    posts.set(posts.indexOf(post), changed);
    return changed;
  }

  public synchronized Optional<StagePost> find(String id) {
    return posts.stream().filter(post -> post.id().equals(id)).findAny();
  }

  /** Accounts' posts that are still there, newest first. */
  public synchronized List<StagePost> of(Predicate<String> account) {
    return posts.reversed().stream()
        .filter(post -> !post.retracted() && account.test(post.account()))
        .toList();
  }

  /** Whether an account posted so often after an instant, what it took back included. */
  public synchronized boolean spent(String account, Instant since, int limit) {
    return posts.reversed().stream()
            .takeWhile(post -> post.arrived().isAfter(since))
            .filter(post -> post.account().equals(account))
            .limit(limit)
            .count()
        == limit;
  }

  public synchronized boolean repeats(String account, String text, Instant now) {
    var earlier = latest.get(new Words(account, text));
    return earlier != null && earlier.arrived().isAfter(now.minus(MEMORY));
  }
}
