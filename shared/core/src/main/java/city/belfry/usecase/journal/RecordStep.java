package city.belfry.usecase.journal;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.domain.journal.Entry;
import city.belfry.time.Clock;
import city.belfry.usecase.Stores;
import city.belfry.usecase.delivery.Announcements;
import java.util.stream.Collectors;

/**
 * Takes one step of a delivery from the table's stream: writes it into the journal, tells the bus
 * what is settled, rolls the post up. The journal is written last, so that a crash repeats the
 * telling rather than losing it; a replayed step finds its entry and adds nothing. Writes no item
 * of the delivery protocol. Safe for threads.
 */
public final class RecordStep {
  private final Stores stores;
  private final Journal journal;
  private final Announcements announcements;
  private final Clock clock;

  public RecordStep(Stores stores, Journal journal, Announcements announcements, Clock clock) {
    this.stores = stores;
    this.journal = journal;
    this.announcements = announcements;
    this.clock = clock;
  }

  /**
   * Takes a step.
   *
   * @param delivery as the step left it
   */
  public void run(Delivery delivery, Entry step) {
    if (isToldOf(delivery.state()) && !journal.has(step)) {
      tell(delivery);
    }
    journal.add(step);
  }

  private void tell(Delivery delivery) {
    if (delivery.state().isFinal()) {
      announcements.settled(delivery);
      rollUp(delivery.id().post());
    }
    if (needsAPerson(delivery.state())) {
      announcements.attention(delivery);
    }
  }

  private static boolean isToldOf(DeliveryState state) {
    return state.isFinal() || needsAPerson(state);
  }

  private static boolean needsAPerson(DeliveryState state) {
    return switch (state) {
      case REJECTED, MISSED, UNCONFIRMED, PARKED -> true;
      case WAITING, HELD, CLAIMED, PENDING, DELIVERED, CANCELLED -> false;
    };
  }

  private void rollUp(String id) {
    var post = stores.posts().find(id);
    if (post.isEmpty()) {
      return;
    }
    var all = stores.deliveries().ofPost(id);
    var made = all.stream().map(Delivery::id).collect(Collectors.toSet());
    if (made.containsAll(post.get().deliveries())
        && all.stream().allMatch(d -> d.state().isFinal())
        && journal.settled(post.get(), clock.now())) {
      announcements.settled(post.get(), all);
    }
  }
}
