package city.belfry.usecase.watch;

import city.belfry.usecase.channel.ChannelStore;
import city.belfry.usecase.delivery.DeliveryQueue;
import java.util.function.Predicate;

/** The watch: once a day, every channel's publisher is asked to look at it. Safe for threads. */
public final class WatchChannels {
  private final ChannelStore channels;
  private final Predicate<String> deployed;
  private final DeliveryQueue queue;

  /**
   * @param deployed the platforms that have a queue
   */
  public WatchChannels(ChannelStore channels, Predicate<String> deployed, DeliveryQueue queue) {
    this.channels = channels;
    this.deployed = deployed;
    this.queue = queue;
  }

  /** How many were handed on. A message that is lost costs that day's snapshot, nothing else. */
  public int run() {
    var all = channels.all().stream().filter(c -> deployed.test(c.platform())).toList();
    all.forEach(queue::watch);
    return all.size();
  }
}
