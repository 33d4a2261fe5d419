package city.belfry.domain.post;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.Order;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One announcement, as the delivery protocol needs it; its words are its {@link Revision}s.
 *
 * @param ver grows with every write except a pure move of the wake
 * @param revision the newest, from 1
 * @param approved the revision that may go out; 0 for none
 * @param until the last instant at which anything of it may leave
 * @param plan which deliveries it has
 * @param accepted when its newest revision was accepted
 * @param wake when the next look is due; null once every delivery is final
 */
public record Post(
    String id,
    PostState state,
    long ver,
    int revision,
    int approved,
    Topic topic,
    Severity severity,
    boolean drill,
    Instant due,
    @Nullable Instant expiry,
    LatePolicy latePolicy,
    Instant until,
    List<Planned> plan,
    String headline,
    String author,
    @Nullable Instant learned,
    Instant written,
    Instant accepted,
    @Nullable Instant wake) {
  public Post {
    plan = List.copyOf(plan);
  }

  /** Whether its newest words may go out. */
  public boolean mayGoOut() {
    return state == PostState.LIVE && approved == revision;
  }

  /** What a delivery of it is asked to do. */
  public Order order() {
    return new Order(
        revision,
        due,
        until,
        severity == Severity.EMERGENCY,
        drill,
        latePolicy instanceof LatePolicy.SendMarked);
  }

  public List<DeliveryId> deliveries() {
    return plan.stream().map(p -> new DeliveryId(id, p.channel(), p.languages())).toList();
  }

  public Optional<Planned> planned(DeliveryId delivery) {
    return plan.stream()
        .filter(p ->
            p.channel().equals(delivery.channel()) && p.languages().equals(delivery.languages()))
        .findFirst();
  }

  public Delivery newDelivery(Planned planned, Instant wake) {
    return Delivery.planned(
        new DeliveryId(id, planned.channel(), planned.languages()),
        planned.platform(),
        order(),
        wake);
  }

  public Post cancelled() {
    return with(PostState.CANCELLED, approved, wake);
  }

  public Post waking(@Nullable Instant at) {
    return with(state, approved, at);
  }

  private Post with(PostState newState, int newApproved, @Nullable Instant newWake) {
    return new Post(
        id,
        newState,
        ver,
        revision,
        newApproved,
        topic,
        severity,
        drill,
        due,
        expiry,
        latePolicy,
        until,
        plan,
        headline,
        author,
        learned,
        written,
        accepted,
        newWake);
  }
}
