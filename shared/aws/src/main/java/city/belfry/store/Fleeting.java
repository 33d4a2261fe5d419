package city.belfry.store;

import city.belfry.domain.channel.Heartbeat;
import java.time.Instant;

/** What of the record does not last: the heartbeats'. Everything else is kept for ever. */
final class Fleeting {
  private static final String TTL = "ttl";

  private Fleeting() {}

  /**
   * The item, which ends by itself if it is a heartbeat's.
   *
   * @param from the instant that its end is counted from
   */
  static Item item(Item item, String channel, Instant from) {
    return Heartbeat.isOn(channel)
        ? item.number(TTL, from.plus(Heartbeat.KEPT).getEpochSecond())
        : item;
  }
}
