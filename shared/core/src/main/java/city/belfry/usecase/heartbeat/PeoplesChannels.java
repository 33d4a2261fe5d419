package city.belfry.usecase.heartbeat;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.channel.Heartbeat;
import city.belfry.domain.journal.Change;
import city.belfry.usecase.channel.ChannelStore;
import java.util.List;
import java.util.Optional;

/** The channels that people see, post to and change: all but the heartbeat's. Safe for threads. */
public final class PeoplesChannels implements ChannelStore {
  private final ChannelStore all;

  public PeoplesChannels(ChannelStore all) {
    this.all = all;
  }

  @Override
  public Optional<Channel> find(String name) {
    return Heartbeat.isOn(name) ? Optional.empty() : all.find(name);
  }

  @Override
  public List<Channel> all() {
    return all.all().stream().filter(channel -> !Heartbeat.isOn(channel.name())).toList();
  }

  @Override
  public void put(Channel channel, Change change) {
    all.put(channel, change);
  }
}
