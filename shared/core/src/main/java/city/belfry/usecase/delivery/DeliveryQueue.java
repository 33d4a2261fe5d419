package city.belfry.usecase.delivery;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.TakeBack;
import java.time.Instant;
import java.util.Map;

/**
 * One queue per platform. It carries speed, never truth: a message may be lost, late or doubled.
 * Safe for threads.
 */
public interface DeliveryQueue {
  /** Has a publisher look at the delivery at the instant, or as soon as the queue can after it. */
  void send(Delivery delivery, Instant at);

  /** The same for many, in as few requests as the queue allows. */
  default void send(Map<Delivery, Instant> when) {
    when.forEach(this::send);
  }

  /** Has a publisher take a delivery back. */
  void takeBack(TakeBack wish, Instant at);

  /** Has a publisher look how a channel is. */
  void watch(Channel channel);

  /** Has the board turn a post's page. */
  void turnPage(String post, Instant at);
}
