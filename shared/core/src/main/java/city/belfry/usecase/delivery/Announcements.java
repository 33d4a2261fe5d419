package city.belfry.usecase.delivery;

import city.belfry.domain.channel.Snapshot;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.post.Post;
import java.util.List;

/**
 * Tells the rest of the city's systems what happened: at least once, each time recognisable by id
 * and version. Safe for threads.
 */
public interface Announcements {
  /** A delivery is final. */
  void settled(Delivery delivery);

  /** A person must look at a delivery. */
  void attention(Delivery delivery);

  /** A person must look at a channel. */
  void attention(Snapshot snapshot);

  /** All deliveries of a post are final. */
  void settled(Post post, List<Delivery> deliveries);
}
