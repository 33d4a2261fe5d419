package city.belfry.usecase.journal;

import city.belfry.domain.journal.Entry;
import city.belfry.domain.post.Post;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The record of machine steps, and the roll-up of posts. Safe for threads. */
public interface Journal {
  /** Adds an entry where there is none of its name. Entries never change. */
  void add(Entry entry);

  /** Whether there is an entry of this name. */
  boolean has(Entry entry);

  /** All entries of a post's deliveries, by delivery and version. */
  List<Entry> ofPost(String post);

  /** Notes that a post is settled at its revision; answers whether that was new. */
  boolean settled(Post post, Instant at);

  /** The revision at which a post was last settled. */
  Optional<Integer> settledRevision(String post);
}
