package city.belfry.kit;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.TakeBack;
import city.belfry.usecase.delivery.DeliveryQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A queue that keeps what it was given, for a test to look at or to hand on. One thread. */
public final class RecordedQueue implements DeliveryQueue {
  private final List<Sent> waiting = new ArrayList<>();
  private final List<DeliveryId> takeBacks = new ArrayList<>();
  private final List<String> watched = new ArrayList<>();
  private final List<String> pages = new ArrayList<>();

  /** A message for a publisher, and when it is to arrive. */
  public record Sent(DeliveryId delivery, Instant at) {}

  @Override
  public void send(Delivery delivery, Instant at) {
    waiting.add(new Sent(delivery.id(), at));
  }

  @Override
  public void watch(Channel channel) {
    watched.add(channel.name());
  }

  public List<String> watched() {
    return List.copyOf(watched);
  }

  @Override
  public void turnPage(String post, Instant at) {
    pages.add(post);
  }

  @Override
  public void takeBack(TakeBack wish, Instant at) {
    takeBacks.add(wish.delivery());
  }

  public List<DeliveryId> takeBacks() {
    return List.copyOf(takeBacks);
  }

  /** All that has not been taken, in the order of its sending. */
  public List<Sent> waiting() {
    return List.copyOf(waiting);
  }

  public List<String> pages() {
    return List.copyOf(pages);
  }

  /** Takes the message that arrives first, if one arrives by then. */
  public Optional<Sent> take(Instant until) {
    var first =
        waiting.stream()
            .filter(sent -> !sent.at().isAfter(until))
            .min(Comparator.comparing(Sent::at));
    first.ifPresent(waiting::remove);
    return first;
  }

  /** Loses every message, as a queue may. */
  public void lose() {
    waiting.clear();
  }
}
