package city.belfry.usecase.watch;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.channel.Snapshot;
import city.belfry.time.Clock;
import city.belfry.usecase.channel.ChannelStore;
import city.belfry.usecase.delivery.Accounts;
import java.time.ZoneId;

/** Asks a channel's platform what would fail, and whom it reaches. Safe for threads. */
public final class WatchChannel {
  private final ChannelStore channels;
  private final Accounts accounts;
  private final SnapshotStore snapshots;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * @param zone the city's, in which days begin
   */
  public WatchChannel(
      ChannelStore channels, Accounts accounts, SnapshotStore snapshots, Clock clock, ZoneId zone) {
    this.channels = channels;
    this.accounts = accounts;
    this.snapshots = snapshots;
    this.clock = clock;
    this.zone = zone;
  }

  /** Looks at a channel, if there is one; answers whether there is. */
  public boolean run(String name) {
    var channel = channels.find(name);
    channel.map(this::look).ifPresent(snapshots::put);
    return channel.isPresent();
  }

  private Snapshot look(Channel channel) {
    var account = accounts.open(channel, false);
    var health = account.check();
    var reach = account.reach();
    var now = clock.now();
    return new Snapshot(
        channel.name(),
        now.atZone(zone).toLocalDate(),
        now,
        reach.followers().isPresent() ? (Long) reach.followers().getAsLong() : null,
        reach.raw(),
        reach.views(),
        health.findings(),
        health.credentialExpires(),
        health.quota());
  }
}
