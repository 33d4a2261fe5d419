package city.belfry.usecase.post;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.post.Post;
import city.belfry.domain.post.PostState;
import city.belfry.usecase.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a post with its deliveries, those included that are only planned yet. */
public final class GetPost {
  private final Stores stores;

  public GetPost(Stores stores) {
    this.stores = stores;
  }

  /**
   * A post and what came of it.
   *
   * @param deliveries in the order of the plan, then those that the newest plan leaves out
   */
  public record Got(Post post, List<Delivery> deliveries) {
    public Got {
      deliveries = List.copyOf(deliveries);
    }
  }

  public Optional<Got> run(String id) {
    return stores
        .posts()
        .find(id)
        .map(post -> new Got(post, complete(post, stores.deliveries().ofPost(id))));
  }

  /** Whether nothing more happens by itself. */
  public static boolean settled(Post post, List<Delivery> deliveries) {
    return post.state() != PostState.PROPOSED
        && deliveries.stream().allMatch(d -> d.state().isFinal());
  }

  /** The deliveries that were made, and those that are only planned. */
  static List<Delivery> complete(Post post, List<Delivery> made) {
    var left = new ArrayList<>(made);
    var all = new ArrayList<Delivery>();
    for (var planned : post.plan()) {
      var expected = post.newDelivery(planned, post.due());
      var found = left.stream().filter(d -> d.id().equals(expected.id())).findFirst();
      found.ifPresent(left::remove);
      all.add(found.orElse(post.state() == PostState.CANCELLED ? expected.cancelled() : expected));
    }
    all.addAll(left);
    return all;
  }
}
