package city.belfry.usecase.post;

import city.belfry.domain.journal.Change;
import city.belfry.domain.message.Message;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.Revision;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Posts and their revisions. Reads of a post are strongly consistent; a person's act is written in
 * one transaction with what it changes. Safe for threads.
 */
public interface PostStore {
  /** The post that a key made, if any. */
  Optional<Keyed> keyed(IdempotencyKey key, Instant now);

  /**
   * Stores a post with its first revision, its frozen messages and its key: all or nothing.
   *
   * @return empty when it is stored; otherwise what the key made before
   */
  Optional<Keyed> accept(
      Post post, Revision revision, List<Message> messages, IdempotencyKey key, Change change);

  Optional<Post> find(String id);

  Optional<Revision> revision(String post, int number);

  /** Stores a new revision; empty when the post is no longer as seen. */
  Optional<Post> edit(
      Post seen, Post next, Revision revision, List<Message> messages, Change change);

  /** Stores a cancel; empty when the post is no longer as seen. */
  Optional<Post> cancel(Post seen, Change change, Instant at);

  /** Moves the wake only, or ends it: no new version, and only while the version is as seen. */
  boolean moveWake(Post seen, @Nullable Instant wake);

  /** Names the post, at its revision, among those that have open deliveries. Repeatable. */
  void open(Post post);

  /** No longer names it, unless a newer revision has opened it again. Repeatable. */
  void close(Post seen);

  /** All posts that may have open deliveries. Strongly consistent. */
  List<String> open();

  /**
   * Posts by month of due (UTC), in order of due.
   *
   * @param from where the page before ended, as it said; null for the first page
   */
  Page list(YearMonth month, int most, @Nullable String from);

  /**
   * A page of posts.
   *
   * @param next null where this was the last
   */
  record Page(List<Post> posts, @Nullable String next) {
    public Page {
      posts = List.copyOf(posts);
    }
  }

  /** What an idempotency key made before. */
  record Keyed(String post, String bodyHash) {}
}
