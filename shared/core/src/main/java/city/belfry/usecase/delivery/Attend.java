package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.Next;
import city.belfry.time.Clock;
import city.belfry.time.Ids;
import city.belfry.usecase.Stores;

/**
 * The publisher's one entrance: reads the delivery and does what it needs now. A message that comes
 * twice, early, late or for something settled finds nothing to do, and sends no other. Safe for
 * threads.
 */
public final class Attend {
  private final DeliveryStore deliveries;
  private final AwaitAndPublish publish;
  private final Resolve resolve;
  private final SettleUnknown settleUnknown;
  private final FollowPending followPending;
  private final Clock clock;

  /**
   * A publisher.
   *
   * @param choices the city's
   */
  public Attend(
      Stores stores,
      Accounts accounts,
      DeliveryQueue queue,
      Clock clock,
      Ids ids,
      PublishChoices choices) {
    this.deliveries = stores.deliveries();
    this.clock = clock;
    var handover = new Handover(queue, clock);
    var fences = new Fences(stores, clock);
    this.resolve = new Resolve(deliveries, fences, handover);
    this.publish =
        new AwaitAndPublish(
            stores, accounts, fences, resolve, handover, clock, ids, choices.guard());
    this.settleUnknown =
        new SettleUnknown(stores, accounts, handover, clock, choices.emergencyDoubt());
    this.followPending = new FollowPending(stores, accounts, handover, clock);
  }

  public void run(DeliveryId id) throws InterruptedException {
    var delivery = deliveries.find(id);
    if (delivery.isPresent()) {
      attend(delivery.get());
    }
  }

  private void attend(Delivery delivery) throws InterruptedException {
    switch (Next.of(delivery, clock.now())) {
      case Next.Publish() -> publish.run(delivery);
      case Next.Judge() -> resolve.run(delivery);
      case Next.LookUp() -> settleUnknown.run(delivery);
      case Next.Follow() -> followPending.run(delivery);
      case Next.Wait _, Next.Nothing() -> {}
    }
  }
}
